using System.IO.Compression;
using System.Xml;
using static Samsteg.Funding.WordMarkup;

namespace Samsteg.Funding;

/// <summary>
/// Reads the main part of a Word file from its beginning to its end, once, without holding it: paragraphs, lists, tables within tables, text boxes after the paragraph they hang on, content controls,
/// what was inserted and not what was deleted, results of fields, notes where they are referred to.
/// </summary>
internal sealed class WordReader
{
    /// <summary>Most parts, rows and cells of tables counted too.</summary>
    public const int MostBlocks = 20_000;

    private const int MostTables = 12;
    private const long MostOfPart = 64L * 1024 * 1024;

    private readonly WordStyles _styles;
    private readonly Dictionary<string, string> _notes;
    private readonly Dictionary<(int List, int Level), int> _counts = [];
    private int _blocks;
    private int _characters;
    private int _tables;

    private WordReader(WordStyles styles, Dictionary<string, string> notes) => (_styles, _notes) = (styles, notes);

    /// <exception cref="XmlException">It is not what it should be.</exception>
    /// <exception cref="InvalidDataException">It has no main part, or one that is damaged.</exception>
    /// <exception cref="DocumentTooMuchException">It holds too much.</exception>
    public static (IReadOnlyList<DocumentBlock> Blocks, string? Carried) Read(ZipArchive zip)
    {
        var main = WordParts.Main(zip);
        var folder = main.FullName[..(main.FullName.LastIndexOf('/') + 1)];
        var notes = WordParts.Notes(zip, folder + "footnotes.xml").Concat(WordParts.Notes(zip, folder + "endnotes.xml"))
            .DistinctBy(static note => note.Key).ToDictionary(static note => note.Key, static note => note.Text);
        var reader = new WordReader(new WordStyles(WordParts.Whole(zip, folder + "styles.xml"), WordParts.Whole(zip, folder + "numbering.xml")), notes);
        using var content = main.Open();
        using var xml = Open(content, MostOfPart);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && Is(xml, "body"))
            {
                return (reader.Blocks(xml), CarriedAnswers.PartOf(zip));
            }
        }

        throw new InvalidDataException("No body.");
    }

    /// <summary>What stands in a body, a cell, a text box or a content control, to the end of its element.</summary>
    private List<DocumentBlock> Blocks(XmlReader xml)
    {
        var blocks = new List<DocumentBlock>();
        Inside(xml, () => Block(xml, blocks));
        return blocks;
    }

    private void Block(XmlReader xml, List<DocumentBlock> blocks)
    {
        switch (xml.LocalName)
        {
            case "p" when IsWord(xml):
                Paragraph(xml, blocks);
                break;
            case "tbl" when IsWord(xml):
                Table(xml, blocks);
                break;
            case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "smartTag" when IsWord(xml):
                blocks.AddRange(Blocks(xml));
                break;
            case "AlternateContent" or "Choice":
                blocks.AddRange(Blocks(xml));
                break;
            default:
                xml.Skip(); // properties, bookmarks, what was moved away, and what older programs see instead
                break;
        }
    }

    private void Table(XmlReader xml, List<DocumentBlock> blocks)
    {
        if (++_tables > MostTables)
        {
            throw new DocumentTooMuchException("exchange.rule.too_deep");
        }

        var rows = new List<DocumentRow>();
        Rows(xml, rows);
        _tables--;
        if (rows.Count > 0)
        {
            blocks.Add(Counted(new DocumentBlock(BlockKind.Table, []) { Rows = rows }));
        }
    }

    private void Rows(XmlReader xml, List<DocumentRow> rows) => Inside(xml, () =>
    {
        if (xml.LocalName == "tr")
        {
            var (cells, isHeader, isDeleted) = (new List<DocumentCell>(), false, false);
            Cells(xml, cells, rows, ref isHeader, ref isDeleted);
            if (!isDeleted && cells.Count > 0)
            {
                rows.Add(Counted(new DocumentRow(cells, isHeader)));
            }
        }
        else if (xml.LocalName is "sdt" or "sdtContent" or "customXml" or "ins")
        {
            Rows(xml, rows);
        }
        else
        {
            xml.Skip();
        }
    });

    private void Cells(XmlReader xml, List<DocumentCell> cells, List<DocumentRow> rows, ref bool isHeader, ref bool isDeleted)
    {
        var (header, deleted) = (isHeader, isDeleted);
        Inside(xml, () =>
        {
            switch (xml.LocalName)
            {
                case "tc":
                    cells.Add(Cell(xml, cells, rows));
                    break;
                case "sdt" or "sdtContent" or "customXml":
                    Cells(xml, cells, rows, ref header, ref deleted);
                    break;
                case "trPr":
                    Inside(xml, () =>
                    {
                        header |= xml.LocalName == "tblHeader" && IsOn(xml);
                        deleted |= xml.LocalName == "del";
                        xml.Skip();
                    });
                    break;
                default:
                    xml.Skip();
                    break;
            }
        });
        (isHeader, isDeleted) = (header, deleted);
    }

    private DocumentCell Cell(XmlReader xml, List<DocumentCell> before, List<DocumentRow> rows)
    {
        var (span, isContinued, blocks) = (1, false, new List<DocumentBlock>());
        Inside(xml, () =>
        {
            if (xml.LocalName != "tcPr")
            {
                Block(xml, blocks);
                return;
            }

            Inside(xml, () =>
            {
                span = xml.LocalName == "gridSpan" ? Math.Clamp(Number(Attribute(xml, "val")) ?? 1, 1, 200) : span;
                isContinued |= xml.LocalName == "vMerge" && Attribute(xml, "val") is null or "continue";
                xml.Skip();
            });
        });

        var column = before.Sum(static cell => cell.Span);
        return Counted(isContinued && blocks.All(static block => block.Text.Length == 0) && rows.Count > 0 && At(rows[^1], column) is { } above
            ? new DocumentCell(above.Blocks, span, IsContinued: true)
            : new DocumentCell(blocks, span));
    }

    private static DocumentCell? At(DocumentRow row, int column)
    {
        var at = 0;
        foreach (var cell in row.Cells)
        {
            if (at == column)
            {
                return cell;
            }

            at += cell.Span;
        }

        return null;
    }

    private void Paragraph(XmlReader xml, List<DocumentBlock> blocks)
    {
        var read = new WordLine();
        var hanging = new List<DocumentBlock>();
        Runs(xml, read, hanging);
        var level = read.Outline is >= 0 and < 9 ? read.Outline + 1 : _styles.HeadingLevel(read.Style);
        var list = read.List ?? _styles.ListOf(read.Style);
        var isNumbered = list is > 0 ? _styles.IsNumbered(list.Value, read.ListLevel) : null;
        var kind = level is not null ? BlockKind.Heading : isNumbered switch { true => BlockKind.Numbered, false => BlockKind.Bullet, null => BlockKind.Paragraph };
        var block = new DocumentBlock(kind, read.Spans(kind != BlockKind.Heading))
        {
            Level = _styles.IsSubtitle(read.Style) ? 0 : level,
            Number = kind == BlockKind.Numbered ? _counts[(list!.Value, read.ListLevel)] = _counts.GetValueOrDefault((list.Value, read.ListLevel)) + 1 : null,
            IsContents = _styles.IsContents(read.Style),
        };
        if (block.Text.Length > 0)
        {
            blocks.Add(Counted(_styles.IsSubtitle(read.Style) ? block with { Kind = BlockKind.Heading } : block));
        }

        blocks.AddRange(hanging);
    }

    /// <summary>What stands in a line: runs, and what holds runs.</summary>
    private void Runs(XmlReader xml, WordLine line, List<DocumentBlock> hanging) => Inside(xml, () =>
    {
        switch (xml.LocalName)
        {
            case "pPr":
                ParagraphProperties(xml, line);
                break;
            case "r" when IsWord(xml):
                line.Run(_styles);
                Run(xml, line, hanging);
                break;
            case "sdt":
                var before = line.Length;
                var isPlaceholder = false;
                Inside(xml, () =>
                {
                    if (xml.LocalName == "sdtPr")
                    {
                        Inside(xml, () =>
                        {
                            isPlaceholder |= xml.LocalName == "showingPlcHdr" && IsOn(xml);
                            xml.Skip();
                        });
                    }
                    else if (xml.LocalName == "sdtContent")
                    {
                        Runs(xml, line, hanging);
                    }
                    else
                    {
                        xml.Skip();
                    }
                });
                if (isPlaceholder)
                {
                    line.CutTo(before); // "Click here to write" is not an answer
                }

                break;
            case "ins" or "moveTo" or "hyperlink" or "smartTag" or "fldSimple" or "customXml" or "dir" or "bdo" or "AlternateContent" or "Choice":
                Runs(xml, line, hanging);
                break;
            default:
                xml.Skip();
                break;
        }
    });

    private static void ParagraphProperties(XmlReader xml, WordLine line) => Inside(xml, () =>
    {
        switch (xml.LocalName)
        {
            case "pStyle":
                line.Style = Attribute(xml, "val");
                break;
            case "outlineLvl":
                line.Outline = Number(Attribute(xml, "val"));
                break;
            case "numPr":
                Inside(xml, () =>
                {
                    line.ListLevel = xml.LocalName == "ilvl" ? Number(Attribute(xml, "val")) ?? 0 : line.ListLevel;
                    line.List = xml.LocalName == "numId" ? Number(Attribute(xml, "val")) : line.List;
                    xml.Skip();
                });
                return;
        }

        xml.Skip();
    });

    private void Run(XmlReader xml, WordLine line, List<DocumentBlock> hanging) => Inside(xml, () =>
    {
        switch (xml.LocalName)
        {
            case "rPr":
                Inside(xml, () =>
                {
                    line.Look(xml.LocalName, IsOn(xml));
                    xml.Skip();
                });
                break;
            case "t" when IsWord(xml):
                Add(line, xml.ReadElementContentAsString());
                break;
            case "footnoteReference" or "endnoteReference":
                if (_notes.TryGetValue(xml.LocalName[..^"Reference".Length] + Attribute(xml, "id"), out var note))
                {
                    Add(line, $" [{note}]");
                }

                xml.Skip();
                break;
            case "fldChar":
                line.Field(Attribute(xml, "fldCharType"));
                Inside(xml, () => LegacyField(xml, line));
                break;
            case "txbxContent":
                hanging.AddRange(Blocks(xml));
                break;
            case "sym":
                Add(line, Symbol(Attribute(xml, "char")));
                xml.Skip();
                break;
            case "delText" or "instrText" or "delInstrText" or "Fallback":
                xml.Skip();
                break;
            case "tab" or "br" or "cr" or "noBreakHyphen":
                Add(line, xml.LocalName switch { "tab" => "\t", "noBreakHyphen" => "-", "br" when Attribute(xml, "type") is "page" or "column" => " ", _ => "\n" });
                xml.Skip();
                break;
            case "AlternateContent" or "Choice" or "drawing" or "pict" or "object":
                Run(xml, line, hanging);
                break;
            default:
                if (HoldsShapes(xml))
                {
                    Run(xml, line, hanging); // shapes: text boxes lie deep in them
                }
                else
                {
                    xml.Skip();
                }

                break;
        }
    });

    /// <summary>A check box of an older form: ticked or not.</summary>
    private void LegacyField(XmlReader xml, WordLine line)
    {
        if (xml.LocalName is "ffData")
        {
            Inside(xml, () => LegacyField(xml, line));
        }
        else if (xml.LocalName is "checkBox")
        {
            var isChecked = false;
            Inside(xml, () =>
            {
                isChecked = xml.LocalName is "checked" or "default" ? IsOn(xml) : isChecked;
                xml.Skip();
            });
            line.IsResult = true;
            Add(line, isChecked ? Checked : Unchecked);
        }
        else
        {
            xml.Skip();
        }
    }

    private void Add(WordLine line, string text)
    {
        _characters += text.Length;
        if (_characters > DocumentReader.MostCharacters)
        {
            throw new DocumentTooMuchException("exchange.rule.too_much");
        }

        line.Add(text);
    }

    private T Counted<T>(T part) => ++_blocks > MostBlocks ? throw new DocumentTooMuchException("exchange.rule.too_much") : part;
}
