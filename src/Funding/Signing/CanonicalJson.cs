using System.Globalization;
using System.Text;

namespace Samsteg.Funding;

/// <summary>
/// JSON in the one way in which a digest is made of it. Nothing in it comes from a library that may change its mind, a culture, a clock or a machine: no white space; texts in
/// Unicode's normal form C with <c>\n</c> between lines, escaped only where JSON demands it; numbers without exponent, zeroes at the end or a minus before zero.
/// </summary>
internal sealed class CanonicalJson
{
    private readonly StringBuilder _text = new();
    private bool _isFirst = true;

    public override string ToString() => _text.ToString();

    public void Object(Action members) => Between('{', members, '}');

    public void Array(Action items) => Between('[', items, ']');

    /// <summary>The name of a member; its value follows.</summary>
    public void Name(string name)
    {
        Next();
        Quote(name);
        _text.Append(':');
        _isFirst = true;
    }

    public void Text(string? text)
    {
        Next();
        if (text is null)
        {
            _text.Append("null");
        }
        else
        {
            Quote(Normal(text));
        }
    }

    public void Number(decimal number)
    {
        Next();
        _text.Append(NumberOf(number));
    }

    /// <summary>A text as it counts: broken halves of characters are told as such, lines end in one way.</summary>
    public static string Normal(string text) => Whole(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Normalize(NormalizationForm.FormC);

    private static string NumberOf(decimal number)
    {
        var written = number.ToString(CultureInfo.InvariantCulture);
        var tidy = written.Contains('.', StringComparison.Ordinal) ? written.TrimEnd('0').TrimEnd('.') : written;
        return tidy is "-0" ? "0" : tidy;
    }

    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private void Between(char open, Action inside, char close)
    {
        Next();
        _text.Append(open);
        _isFirst = true;
        inside();
        _text.Append(close);
        _isFirst = false;
    }

    private void Next()
    {
        if (!_isFirst)
        {
            _text.Append(',');
        }

        _isFirst = false;
    }

    private void Quote(string text)
    {
        _text.Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\t' => _text.Append("\\t"),
                < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => _text.Append(letter),
            };
        }

        _text.Append('"');
    }
}
