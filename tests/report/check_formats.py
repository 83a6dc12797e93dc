"""Reads the reports of a hostile scenario the way their readers would, and fails where an author's words became more."""
import csv
import html.parser
import json
import re
import sys
import xml.etree.ElementTree as tree

folder = sys.argv[1]


def read(name):
    with open(f"{folder}/{name}", encoding="utf-8", newline="") as file:
        return file.read()


class Page(html.parser.HTMLParser):
    VOID = {"meta", "br", "link", "img", "hr", "input"}
    KNOWN = {
        "html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "h1", "h2", "h3", "p", "b",
        "i", "em", "br", "span", "div", "ol", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
        "figcaption", "svg", "path", "circle", "rect", "g", "text", "desc",
    }

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.ids, self.text, self.tables = [], [], set(), [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        assert tag in self.KNOWN, f"<{tag}> is not of our making"
        assert not any(name.startswith("on") or name in ("src", "href") for name in attrs), (tag, attrs)
        if "id" in attrs:
            assert attrs["id"] not in self.ids, f"id {attrs['id']} twice"
            self.ids.add(attrs["id"])
        for label in attrs.get("aria-labelledby", "").split():
            self.seen.append(("label", label))
        self.seen.append((tag, attrs))
        if tag == "table":
            self.tables.append(False)
        if tag == "caption":
            self.tables[-1] = True
        if tag == "svg" and "aria-hidden" not in attrs:
            assert attrs.get("role") == "img" and "aria-labelledby" in attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data):
        self.text.append(data)


def check_html(name):
    text = read(name)
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == [], page.open
    tags = dict(reversed([entry for entry in page.seen if entry[0] != "label"]))
    assert tags["html"]["lang"] == "en"
    assert all(page.tables), "a table without a caption"
    for kind, label in page.seen:
        assert kind != "label" or label in page.ids, f"no id {label}"
    levels = [int(tag[1]) for tag, _ in page.seen if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels
    assert "url(" not in text and "@import" not in text and "http" not in re.sub(r"http://x\.example", "", text)
    words = "".join(page.text)
    assert "<script>document.title='owned'</script> \"q\" 'a' | `c` ](http://x.example/) [l](j) & &amp; * {" in words


def check_pictures():
    for name in ("report.svg", "map.svg", "beside.svg"):
        root = tree.fromstring(read(name).encode())
        names = {element.tag.split("}")[1] for element in root.iter()}
        assert names <= {"svg", "title", "desc", "path", "text", "circle", "rect", "g", "defs", "marker"}, names
        both = root.findall("{*}svg") if name == "beside.svg" else []
        for picture in both:
            assert picture.attrib["role"] == "img" and picture.find("{*}title") is not None
        assert len({picture.attrib["y"] for picture in both}) == (2 if name == "beside.svg" else 0)
        ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
        assert len(ids) == len(set(ids)) and all(i in ids for i in root.attrib["aria-labelledby"].split())
        assert root.attrib["role"] == ("group" if both else "img") and root.find("{*}title") is not None and root.find("{*}desc") is not None


def check_tables():
    rows = list(csv.reader(read("report.csv").splitlines(keepends=True)))
    assert len({len(row) for row in rows}) == 1
    data = json.loads(read("report.json"))
    assert len(rows) == len(data["replies"]) + 2
    for row, reply in zip(rows[2:], data["replies"]):
        assert (row[2], row[3], int(row[9])) == (reply["reply"], reply["move"], reply["tension"])
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell)


def check_both_tables():
    rows = list(csv.DictReader(read("beside.csv").splitlines(keepends=True)))
    data = json.loads(read("beside.json"))
    for name, side in zip(("first", "second"), data["sides"]):
        own = [row for row in rows if row["side"] == name]
        assert [row["index"] for row in own] == [str(i) for i in range(len(own))]
        assert len(own) == len(side["replies"]) + 1
        assert [row["reply"] for row in own[1:]] == [reply["reply"] for reply in side["replies"]]
    assert all(None not in row and None not in row.values() for row in rows)
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row.values() if cell)


def check_markdown():
    for line in read("report.md").splitlines():
        bare = re.sub(r"\\.", "", line)
        assert "<" not in bare and "`" not in bare and "](" not in bare, line
        if line.startswith("|"):
            assert bare.count("|") == 4, line
        elif not line.startswith("- **"):
            assert re.match(r"(#{1,2} |\d\. |   - |   |> |>$|---|\*\*|\\|[^-+#>=`|])|$", line), line


check_html("report.html")
check_html("beside.html")
assert len(json.loads(read("beside.json"))["sides"]) == 2
check_pictures()
check_tables()
check_both_tables()
check_markdown()
