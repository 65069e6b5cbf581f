using System.Text;

namespace Samsteg.Platform;

/// <summary>The texts that a workbook's cells share, close together: the longest part of a large workbook that must be at hand while it is read.</summary>
internal sealed class SharedTexts
{
    /// <summary>Most there can be: a text of its own in each cell of five columns.</summary>
    private const int Most = 5 * 1_048_576;

    private readonly List<int> _ends = [];
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <exception cref="InvalidDataException">There are too many.</exception>
    public void Add(string text)
    {
        if (_ends.Count == Most)
        {
            throw new InvalidDataException("There are too many texts.");
        }

        var kept = text.Length > TableCell.LongestText ? text.AsSpan(0, TableCell.LongestText + 1) : text;
        var most = Encoding.UTF8.GetMaxByteCount(kept.Length);
        if (_length + most > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + most));
        }

        _length += Encoding.UTF8.GetBytes(kept, _bytes.AsSpan(_length));
        _ends.Add(_length);
    }

    /// <summary>A text by its number, from 0; null when there is none.</summary>
    public string? this[int number] =>
        number < 0 || number >= _ends.Count ? null : Encoding.UTF8.GetString(_bytes, number == 0 ? 0 : _ends[number - 1], _ends[number] - (number == 0 ? 0 : _ends[number - 1]));
}
