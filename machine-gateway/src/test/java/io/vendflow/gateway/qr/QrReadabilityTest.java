package io.vendflow.gateway.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ResultMetadataType;
import io.vendflow.gateway.Display;
import io.vendflow.gateway.Display.Format;
import io.vendflow.gateway.QrDrawing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a phone makes of the codes that machines show. */
class QrReadabilityTest {

    private static final String SHORT = "https://qr.example.test/28/2/05/031/AbCdEf";
    private static final String SIMULATORS = "http://localhost:8083/phone?token=AbCdEfGhIjKlMnOpQrStUvWxYz012345";
    private static final String LONGEST =
            "https://qr.example.test/v1?token=" + "aB3".repeat(60).substring(0, 167);

    private final ZxingQrPainter painter = new ZxingQrPainter();

    static Stream<Arguments> textsAndSizes() {
        return Stream.of(SHORT, SIMULATORS, LONGEST)
                .flatMap(text -> Stream.of(100, 240, 300, 1000).map(size -> Arguments.of(text, size)));
    }

    @ParameterizedTest
    @MethodSource("textsAndSizes")
    void aPngIsReadByACameraThatIsHeldBadly(String text, int size) throws Exception {
        BufferedImage screen = png(text, size);

        assertThat(new Camera(480, 7, 3, 12).look(screen).getText()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"200,0,3,8", "240,12,3,12", "320,-20,4,20", "420,3,5,20", "420,45,5,15"})
    void aScreenOf240PixelsIsReadFromNearAndFar(int reach, double degrees, int blur, int noise) throws Exception {
        assertThat(new Camera(reach, degrees, blur, noise)
                        .look(png(SIMULATORS, 240))
                        .getText())
                .isEqualTo(SIMULATORS);
    }

    @ParameterizedTest
    @MethodSource("textsAndSizes")
    void anSvgIsReadAtItsOwnSize(String text, int size) throws Exception {
        QrDrawing drawing = painter.draw(text, new Display(Format.SVG, size));

        assertThat(new Camera(480, 7, 3, 12).look(drawn(drawing.data())).getText())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("textsAndSizes")
    void aMatrixIsReadAtAnyWholeSize(String text, int size) {
        QrDrawing drawing = painter.draw(text, new Display(Format.MATRIX, size));

        int side = drawing.size();
        BufferedImage screen = screen(side, Math.max(1, size / side));
        Graphics2D graphics = ink(screen);
        IntStream.range(0, side * side)
                .filter(i -> (drawing.data()[i / 8] & (0x80 >>> i % 8)) != 0)
                .forEach(i -> dot(graphics, i % side, i / side, Math.max(1, size / side)));

        assertThat(new Camera(480, 7, 3, 12).look(screen).getText()).isEqualTo(text);
    }

    /** Worked out by hand: version and level, modules with the quiet zone, whole pixels. */
    @ParameterizedTest
    @CsvSource({
        // 66 characters: M is version 5 (45 modules, 5 pixels), Q is 6 (49, 4), H is 8 (57, 4)
        "66,240,M,5",
        // M (45) and Q (49) have 6 pixels, H (57) has 5
        "66,300,Q,6",
        // M (45) and Q (49) have 2 pixels, H (57) has 1
        "66,100,Q,2",
        // 42 characters: M is 3 (37, 6 pixels), Q is 4 (41, 5)
        "42,240,M,6",
        // 200 characters: M is 10 (65), Q is 12 (73), both 3 pixels; L is 9 (61), also 3
        "200,240,Q,3",
        // M is 65 (4 pixels), Q 73 (4), H 85 (3)
        "200,300,Q,4",
        // 230 characters: M is 11 (69 modules, 3 pixels), L is 9 (61, 4)
        "230,250,L,4",
    })
    void takesAsMuchErrorCorrectionAsCostsNoPixels(int length, int size, String level, int pixels) throws Exception {
        String text = "x".repeat(length);

        BufferedImage screen = png(text, size);

        assertThat(Camera.scan(screen).getResultMetadata())
                .containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, level);
        assertThat(pixelsPerModule(screen)).isEqualTo(pixels);
    }

    @ParameterizedTest
    @CsvSource({"42,M", "46,Q", "58,M", "14,M", "11,Q", "7,H"})
    void takesAsMuchErrorCorrectionInAMatrixAsCostsNoModules(int length, String level) throws Exception {
        BufferedImage screen = drawn(
                painter.draw("x".repeat(length), new Display(Format.SVG, 300)).data());

        assertThat(Camera.scan(screen).getResultMetadata())
                .containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, level);
    }

    private BufferedImage png(String text, int size) throws Exception {
        byte[] data = painter.draw(text, new Display(Format.PNG, size)).data();
        return ImageIO.read(new ByteArrayInputStream(data));
    }

    /** The upper edge of the finder pattern is 7 dark modules long. */
    private static int pixelsPerModule(BufferedImage screen) {
        int size = screen.getWidth();
        List<Integer> dark = IntStream.range(0, size * size)
                .filter(i -> (screen.getRGB(i % size, i / size) & 0xFF) == 0)
                .boxed()
                .toList();
        int first = dark.getFirst();
        int length = 0;
        while ((screen.getRGB(first % size + length, first / size) & 0xFF) == 0) {
            length++;
        }
        return length / 7;
    }

    /** As a browser would, of the few words of SVG that we use. */
    private static BufferedImage drawn(byte[] svg) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement();
        int side = Integer.parseInt(root.getAttribute("viewBox").split(" ", -1)[2]);
        int scale = Math.max(1, Integer.parseInt(root.getAttribute("width")) / side);
        BufferedImage screen = screen(side, scale);
        Graphics2D graphics = ink(screen);
        NodeList paths = root.getElementsByTagName("path");
        String dark = ((Element) paths.item(1)).getAttribute("d");
        for (MatchResult each : Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(dark)
                .results()
                .toList()) {
            dot(graphics, Integer.parseInt(each.group(1)), Integer.parseInt(each.group(2)), scale);
        }
        return screen;
    }

    private static BufferedImage screen(int side, int scale) {
        BufferedImage screen = new BufferedImage(side * scale, side * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = screen.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side * scale, side * scale);
        return screen;
    }

    private static Graphics2D ink(BufferedImage screen) {
        Graphics2D graphics = screen.createGraphics();
        graphics.setColor(Color.BLACK);
        return graphics;
    }

    private static void dot(Graphics2D graphics, int x, int y, int scale) {
        graphics.fillRect(x * scale, y * scale, scale, scale);
    }
}
