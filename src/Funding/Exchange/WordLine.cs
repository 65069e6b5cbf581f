using System.Text;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A paragraph while it is read.</summary>
internal sealed class WordLine
{
    private readonly List<(StringBuilder Text, bool Bold, bool Italic)> _runs = [];
    private readonly Stack<bool> _fields = [];
    private bool _isBold;
    private bool _isItalic;
    private bool _isHidden;

    public string? Style { get; set; }

    public int? Outline { get; set; }

    public int? List { get; set; }

    public int ListLevel { get; set; }

    public int Length { get; private set; }

    /// <summary>Whether what comes is the result of the field that was begun.</summary>
    public bool IsResult
    {
        set
        {
            if (_fields.TryPop(out _))
            {
                _fields.Push(value);
            }
        }
    }

    /// <summary>A run begins: it looks as the paragraph does until its own properties say otherwise.</summary>
    public void Run(WordStyles styles) => (_isBold, _isItalic, _isHidden) = (styles.IsBold(Style) ?? false, styles.IsItalic(Style) ?? false, false);

    public void Look(string name, bool isOn)
    {
        switch (name)
        {
            case "b":
                _isBold = isOn;
                break;
            case "i":
                _isItalic = isOn;
                break;
            case "vanish":
                _isHidden = isOn;
                break;
        }
    }

    public void Field(string? type)
    {
        switch (type)
        {
            case "begin" when _fields.Count < 64:
                _fields.Push(false);
                break;
            case "separate":
                IsResult = true;
                break;
            case "end":
                _fields.TryPop(out _);
                break;
        }
    }

    public void Add(string text)
    {
        if (text.Length == 0 || _isHidden || _fields.Contains(false))
        {
            return;
        }

        Length += text.Length;

        // Room between words takes the look of the words before it.
        if (_runs is [.., var last] && ((last.Bold == _isBold && last.Italic == _isItalic) || string.IsNullOrWhiteSpace(text)))
        {
            last.Text.Append(text);
        }
        else
        {
            _runs.Add((new StringBuilder(text), _isBold, _isItalic));
        }
    }

    public void CutTo(int length)
    {
        while (Length > length)
        {
            var last = _runs[^1].Text;
            var surplus = Math.Min(Length - length, last.Length);
            Length -= surplus;
            last.Length -= surplus;
            if (last.Length == 0)
            {
                _runs.RemoveAt(_runs.Count - 1);
            }
        }
    }

    public IReadOnlyList<RichSpan> Spans(bool withEmphasis) =>
    [
        .. _runs.Select(run => new RichSpan(
            Tidy(run.Text.ToString()), !withEmphasis ? RichEmphasis.None : run.Bold ? RichEmphasis.Strong : run.Italic ? RichEmphasis.Emphasised : RichEmphasis.None)),
    ];

    private static string Tidy(string text) => text.Replace('\u00A0', ' ').Replace("\u00AD", string.Empty, StringComparison.Ordinal);
}
