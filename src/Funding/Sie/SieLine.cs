using System.Text;

namespace Samsteg.Funding;

/// <summary>A line of a SIE file: a label and what follows it.</summary>
/// <param name="Label">Without its sign, in capitals; empty when the line is none of the format's.</param>
/// <param name="Fields">What follows, without quotation marks; a list of objects is not among them.</param>
/// <param name="Objects">The list of objects, which alternates between dimensions and objects; empty where there is none.</param>
internal sealed record SieLine(string Label, IReadOnlyList<string> Fields, IReadOnlyList<string> Objects)
{
    /// <summary>Reads one. Nothing is refused here: a quotation mark or a brace that is never closed reaches to the end of the line, and what then is missing is missed by who needs it. Pure.</summary>
    /// <param name="line">The line, without its end.</param>
    public static SieLine Read(string line)
    {
        var fields = new List<string>();
        var objects = new List<string>();
        var into = fields;
        var field = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            switch (line[at])
            {
                case ' ' or '\t':
                    at++;
                    break;
                case '{':
                    into = objects;
                    at++;
                    break;
                case '}':
                    into = fields;
                    at++;
                    break;
                default:
                    at = ReadField(line, at, field);
                    into.Add(field.ToString());
                    break;
            }
        }

        return fields is [['#', .. var label], ..] ? new(label.ToUpperInvariant(), fields[1..], objects) : new(string.Empty, fields, objects);
    }

    private static int ReadField(string line, int at, StringBuilder field)
    {
        field.Clear();
        var isQuoted = line[at] == '"';
        at += isQuoted ? 1 : 0;
        for (; at < line.Length && !(isQuoted ? line[at] == '"' : line[at] is ' ' or '\t' or '{' or '}'); at++)
        {
            at += line[at] == '\\' && at + 1 < line.Length && line[at + 1] == '"' ? 1 : 0;
            field.Append(line[at]);
        }

        return isQuoted ? at + 1 : at;
    }
}
