package io.vendflow.gateway.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import io.vendflow.gateway.Display;
import io.vendflow.gateway.QrDrawing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZxingQrPainterTest {

    private static final String TEXT = "https://qr.example.test/v1/pay?token=AbCdEfGhIjKlMnOpQrStUvWxYz012345";

    private final ZxingQrPainter painter = new ZxingQrPainter();

    @ParameterizedTest
    @ValueSource(ints = {100, 240, 300, 301, 1000})
    void drawsAPngOfExactlyTheAskedSizeThatDecodesToTheText(int size) throws Exception {
        QrDrawing drawing = painter.draw(TEXT, new Display(Display.Format.PNG, size));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawing.data()));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(Camera.scan(image).getText()).isEqualTo(TEXT);
    }

    @Test
    void drawsAMatrixWhoseBitsDecodeToTheText() throws Exception {
        QrDrawing drawing = painter.draw(TEXT, new Display(Display.Format.MATRIX, 300));

        int side = drawing.size();
        BitMatrix modules = new BitMatrix(side - 8);
        for (int i = 0; i < side * side; i++) {
            boolean dark = (drawing.data()[i / 8] & (0x80 >>> i % 8)) != 0;
            int x = i % side - 4;
            int y = i / side - 4;
            if (x < 0 || y < 0 || x >= side - 8 || y >= side - 8) {
                assertThat(dark).as("the quiet zone is light").isFalse();
            } else if (dark) {
                modules.set(x, y);
            }
        }
        assertThat(new Decoder().decode(modules).getText()).isEqualTo(TEXT);
    }

    @Test
    void drawsAnSvgOfTheAskedSize() {
        QrDrawing drawing = painter.draw(TEXT, new Display(Display.Format.SVG, 240));
        assertThat(new String(drawing.data(), StandardCharsets.UTF_8))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"240\"")
                .endsWith("</svg>");
    }

    @Test
    void refusesATextThatDoesNotFit() {
        assertThatThrownBy(() -> painter.draw("x".repeat(5000), Display.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> painter.draw("x".repeat(1500), new Display(Display.Format.PNG, 100)))
                .hasMessageContaining("100 pixels");
    }
}
