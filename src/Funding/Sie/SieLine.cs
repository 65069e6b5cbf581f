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
        List<string>? objects = null;
        var inObjects = false;
        for (var at = 0; at < line.Length;)
        {
            switch (line[at])
            {
                case ' ' or '\t':
                    at++;
                    break;
                case '{' or '}':
                    inObjects = line[at++] == '{';
                    break;
                default:
                    var field = ReadField(line, ref at);
                    (inObjects ? objects ??= [] : fields).Add(field);
                    break;
            }
        }

        if (fields is not [['#', .. var label], ..])
        {
            return new(string.Empty, fields, objects ?? []);
        }

        fields.RemoveAt(0);
        return new(label.ToUpperInvariant(), fields, objects ?? []);
    }

    private static string ReadField(string line, ref int at)
    {
        var isQuoted = line[at] == '"';
        var first = at += isQuoted ? 1 : 0;
        var hasQuotes = false;
        for (; at < line.Length && !(isQuoted ? line[at] == '"' : line[at] is ' ' or '\t' or '{' or '}'); at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length && line[at + 1] == '"')
            {
                hasQuotes = true;
                at++;
            }
        }

        var field = line[first..at];
        at += isQuoted ? 1 : 0;
        return hasQuotes ? field.Replace("\\\"", "\"", StringComparison.Ordinal) : field;
    }
}
