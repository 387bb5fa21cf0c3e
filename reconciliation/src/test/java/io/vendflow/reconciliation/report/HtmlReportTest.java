package io.vendflow.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vendflow.books.Happening;
import io.vendflow.books.Kind;
import io.vendflow.books.Place;
import io.vendflow.reconciliation.Cleared;
import io.vendflow.reconciliation.Finding;
import io.vendflow.reconciliation.FindingKind;
import io.vendflow.reconciliation.LedgerDay;
import io.vendflow.reconciliation.Report;
import io.vendflow.reconciliation.Sums;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** Left in target for whoever wants to look at it. */
    @Test
    void isOneWellFormedPageThatLoadsNothing() throws Exception {
        String html = html(Reports.ofAMonth());
        Files.writeString(Path.of("target", "report.html"), html);

        assertThat(parse(html).getDocumentElement().getTagName()).isEqualTo("html");
        assertThat(html)
                .doesNotContainPattern("(?i)https?://|url\\(|@import|<link|<img|<iframe| src=| href=| style=| on\\w+=");
    }

    @Test
    void letsTheBrowserRunNothingButItsOwn() throws Exception {
        Document page = parse(html(Reports.ofAMonth()));

        String policy = ((Element) page.getElementsByTagName("meta").item(1)).getAttribute("content");

        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("style-src '" + hash(page, "style") + "'", "script-src '" + hash(page, "script") + "'")
                .doesNotContain("unsafe");
    }

    @Test
    void takesNoWordForMarkup() throws Exception {
        String evil = "\"'><script>alert(1)</script>&amp;\u202E\u0000";
        Happening happening =
                new Happening(Kind.CAPTURED, evil, evil, evil, Reports.NOW, 1, evil, evil, evil, new Place(evil, 0, 0));
        Finding finding = new Finding(
                FindingKind.DEAD_LETTER, evil, evil, evil, 1, evil, evil, Reports.NOW, evil, null, List.of(happening));
        Report report = Reports.of(
                List.of(Reports.sums(Reports.TODAY, evil, evil, evil, 1)),
                List.of(finding),
                List.of(new Cleared(FindingKind.DEAD_LETTER, evil, evil, Reports.NOW, Reports.NOW)),
                List.of(evil));

        Document page = parse(html(report));

        assertThat(page.getElementsByTagName("script").getLength()).isEqualTo(1);
        assertThat(text(page, "li")).contains("\"'><script>alert(1)</script>&amp;\uFFFD\uFFFD");
    }

    @Test
    void drawsAChartForEachCurrency() throws Exception {
        Document page = parse(html(Reports.ofAMonth()));

        assertThat(text(page, "h2")).contains("Money per day, DKK", "Money per day, NOK");
        assertThat(page.getElementsByTagName("figure").getLength()).isEqualTo(2);
        assertThat(IntStream.range(0, page.getElementsByTagName("rect").getLength())
                        .mapToObj(each ->
                                ((Element) page.getElementsByTagName("rect").item(each)).getAttribute("class")))
                .contains("captured", "released", "open", "refunded");
        assertThat(text(page, "title")).anySatisfy(title -> assertThat(title).startsWith("2026-11-22: captured "));
    }

    @Test
    void showsEverySumOfTheReport() throws Exception {
        Report report = Reports.ofAMonth();
        List<String> cells = text(parse(html(report)), "td");

        Totals totals = new Totals(report.sums());
        for (List<Total> group : List.of(totals.inAll(), totals.byDay(), totals.byMerchant(), totals.byMachine())) {
            assertThat(cells)
                    .containsAll(group.stream()
                            .map(each -> Money.grouped(each.figures().captured(), each.currency()))
                            .toList());
        }
        assertThat(cells).contains("not closed yet", "captured +29.50");
    }

    @Test
    void addsUpFeesAndPayoutsOfTheLedger() throws Exception {
        Report report = Reports.ofAMonth();
        List<LedgerDay> norwegian = report.ledger().stream()
                .filter(day -> day.currency().equals("NOK"))
                .toList();

        assertThat(text(parse(html(report)), "td"))
                .contains(
                        Money.grouped(
                                norwegian.stream().mapToLong(LedgerDay::fees).sum(), "NOK"),
                        Money.grouped(
                                norwegian.stream().mapToLong(LedgerDay::payouts).sum(), "NOK"));
    }

    @Test
    void tellsFindingsWithTheirStoriesAndWhatHasNoAnswer() throws Exception {
        Report report = Reports.ofAMonth();
        Document page = parse(html(report));

        assertThat(page.getElementsByTagName("details").getLength())
                .isEqualTo(report.findings().size());
        assertThat(text(page, "details"))
                .anySatisfy(story -> assertThat(story)
                        .contains("VM0042-7F3K9Q", "Let go of what is reserved.", "vend reported FAILED"));
        assertThat(text(page, "p")).contains("Could not be finished: 1 question without an answer, 12 findings so far");
        assertThat(text(page, "li")).containsAll(report.unanswered());
        assertThat(text(page, "td")).contains("VM0011-8KQ2ZT", "receipt missing");
    }

    @Test
    void staysReadableWhateverTheSizeOfTheFleet() throws Exception {
        List<Sums> many = IntStream.range(0, 3000)
                .mapToObj(each -> Reports.sums(Reports.TODAY, "123456", "VM%04d".formatted(each), "NOK", 100))
                .toList();
        Finding[] findings = IntStream.range(0, 300)
                .mapToObj(each -> Reports.finding(FindingKind.DEAD_LETTER, "letter-" + each, 1, "unreadable"))
                .toArray(Finding[]::new);

        assertThat(text(parse(html(Reports.of(many))), "td")).contains("2500 others", "2\u202F500.00");
        assertThat(text(parse(html(Reports.of(findings))), "p"))
                .contains("And 100 more, which only the JSON form has.");
    }

    @Test
    void saysThatThereWasNothing() throws Exception {
        assertThat(text(parse(html(Reports.of(List.of()))), "p"))
                .contains("Clean: nothing differs", "There were no sales.", "None.");
    }

    private static String html(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new HtmlReport(OSLO).write(report, out);
        return out.toString();
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> text(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(each -> found.item(each).getTextContent())
                .toList();
    }

    private static String hash(Document page, String tag) throws Exception {
        byte[] bytes = page.getElementsByTagName(tag).item(0).getTextContent().getBytes(StandardCharsets.UTF_8);
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
