package io.starmigrate.cli.html;

import java.util.List;

/** A piece of HTML put together of texts, which are never read as markup. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    /** A text as it stands in markup. */
    static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    Html heading(String words) {
        return element("h2", words);
    }

    Html paragraph(String words) {
        return element("p", words);
    }

    Html element(String name, String words) {
        text.append('<').append(name).append('>').append(escaped(words));
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** A table; each row has as many cells as there are heads, and its first cell names it. */
    Html table(List<String> heads, List<List<String>> rows) {
        text.append("<table>\n<thead><tr>");
        heads.forEach(head -> cell("th scope=\"col\"", "th", head));
        text.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            text.append("<tr>");
            cell("th scope=\"row\"", "th", row.get(0));
            row.stream().skip(1).forEach(each -> cell("td", "td", each));
            text.append("</tr>\n");
        }
        text.append("</tbody>\n</table>\n");
        return this;
    }

    private void cell(String opening, String name, String words) {
        text.append('<').append(opening).append('>').append(escaped(words));
        text.append("</").append(name).append('>');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
