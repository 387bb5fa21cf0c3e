package io.vendflow.reconciliation.report;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Money per day in one currency, as an SVG picture. Above the line is where approved money went, below it what was given
 * back later.
 */
final class DayChart {

    private static final int MOST_DAYS = 366;
    private static final int MOST_LABELS = 12;
    private static final double LEFT = 90;
    private static final double RIGHT = 950;
    private static final double LABELS = 282;
    private static final double WIDEST_BAR = 48;
    /** What is there can be seen, however little it is beside the rest. */
    private static final double LEAST_HEIGHT = 2;

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final String currency;
    private final TreeMap<LocalDate, Figures> days = new TreeMap<>();
    private final ChartScale scale;

    /** @param totals of one currency, one for each day with sales */
    DayChart(List<Total> totals, String currency) {
        this.currency = currency;
        totals.forEach(each -> days.merge(LocalDate.parse(each.day()), each.figures(), Figures::plus));
        LocalDate last = days.lastKey();
        days.headMap(last.minusDays(MOST_DAYS - 1L)).clear();
        // A day without sales is an empty place, not a shorter axis.
        days.firstKey().datesUntil(last).forEach(day -> days.putIfAbsent(day, Figures.NONE));
        scale = ChartScale.of(
                days.values().stream().mapToLong(DayChart::above).max().orElse(0),
                days.values().stream().mapToLong(Figures::refunded).max().orElse(0));
    }

    void write(Markup html) throws IOException {
        html.open("figure");
        html.open("svg", "viewBox", "0 0 960 290", "role", "img", "aria-label", inWords());
        for (long tick : scale.ticks()) {
            String y = number(scale.y(tick));
            html.empty(
                    "line",
                    "x1",
                    number(LEFT),
                    "x2",
                    number(RIGHT),
                    "y1",
                    y,
                    "y2",
                    y,
                    "class",
                    tick == 0 ? "axis" : "grid");
            html.element("text", label(tick), "x", number(LEFT - 8), "y", number(scale.y(tick) + 4), "class", "amount");
        }
        int index = 0;
        for (Map.Entry<LocalDate, Figures> day : days.entrySet()) {
            day(day.getKey(), day.getValue(), index++, html);
        }
        html.close("svg");
        legend(html);
        html.close("figure");
    }

    private void day(LocalDate day, Figures figures, int index, Markup html) throws IOException {
        double place = (RIGHT - LEFT) / days.size();
        double width = Math.min(WIDEST_BAR, place * 0.74);
        double middle = LEFT + (index + 0.5) * place;
        html.open("g").element("title", inWords(day, figures));
        long captured = figures.captured();
        long released = captured + figures.released();
        bar("captured", middle, width, 0, captured, html);
        bar("released", middle, width, captured, released, html);
        bar("open", middle, width, released, released + figures.open(), html);
        bar("refunded", middle, width, -figures.refunded(), 0, html);
        html.close("g");
        int every = Math.ceilDiv(days.size(), MOST_LABELS);
        if (index % every == 0) {
            html.element("text", LABEL.format(day), "x", number(middle), "y", number(LABELS), "class", "day");
        }
    }

    private void bar(String name, double middle, double width, long from, long to, Markup html) throws IOException {
        if (to > from) {
            double height = Math.max(LEAST_HEIGHT, scale.y(from) - scale.y(to));
            // Grows away from the line, so that it hides nothing of what it stands on.
            double top = from < 0 ? scale.y(0) : scale.y(from) - height;
            html.empty(
                    "rect",
                    "x",
                    number(middle - width / 2),
                    "y",
                    number(top),
                    "width",
                    number(width),
                    "height",
                    number(height),
                    "class",
                    name);
        }
    }

    private static void legend(Markup html) throws IOException {
        html.open("figcaption");
        for (String name : List.of("captured", "released", "open", "refunded")) {
            html.open("span", "class", "key");
            html.open("svg", "viewBox", "0 0 10 10", "class", "swatch");
            html.empty("rect", "width", "10", "height", "10", "class", name).close("svg");
            html.text(name).close("span");
        }
        html.close("figcaption");
    }

    private String inWords() {
        return "Money per day in " + currency + " from " + days.firstKey() + " to " + days.lastKey()
                + "; the table per day has the same figures";
    }

    private String inWords(LocalDate day, Figures figures) {
        return day + ": captured " + Money.plain(figures.captured(), currency) + ", released "
                + Money.plain(figures.released(), currency) + ", open " + Money.plain(figures.open(), currency)
                + ", refunded " + Money.plain(figures.refunded(), currency) + " " + currency;
    }

    private String label(long tick) {
        String text = Money.grouped(tick, currency);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    private static long above(Figures figures) {
        return figures.captured() + figures.released() + figures.open();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
