using System.Text;

namespace Samsteg.Funding;

/// <summary>A line as it stands in the file.</summary>
/// <param name="Value">What of it is kept.</param>
/// <param name="IsTooLong">Whether something was left out.</param>
internal readonly record struct SieText(string Value, bool IsTooLong);

/// <summary>Lines one by one, each end of line the three systems have; of one without end only the beginning is held.</summary>
internal sealed class SieLines(StreamReader reader) : IDisposable
{
    private readonly StringBuilder _line = new();
    private readonly char[] _buffer = new char[16 * 1024];
    private int _at;
    private int _filled;
    private bool _afterReturn;
    private bool _isAgain;
    private SieText _latest;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Lets the line that was read last be the next one.</summary>
    public void Again()
    {
        _isAgain = true;
        Number--;
    }

    /// <summary>The next line; null when there are no more.</summary>
    public SieText? Next()
    {
        if (_isAgain)
        {
            _isAgain = false;
            Number++;
            return _latest;
        }

        _line.Clear();
        var length = 0L;
        while (Fill())
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            if (_afterReturn && rest[0] == '\n')
            {
                _afterReturn = false;
                _at++;
                continue;
            }

            _afterReturn = false;
            var end = rest.IndexOfAny('\r', '\n');
            var part = end < 0 ? rest : rest[..end];
            length += part.Length;
            _line.Append(part[..Math.Min(part.Length, SieReader.LongestLine - _line.Length)]);
            _at += part.Length;
            if (end >= 0)
            {
                _afterReturn = rest[end] == '\r';
                _at++;
                return Take(length);
            }
        }

        return length > 0 ? Take(length) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private SieText Take(long length)
    {
        Number++;
        return _latest = new SieText(_line.ToString(), length > SieReader.LongestLine);
    }

    private bool Fill()
    {
        if (_at < _filled)
        {
            return true;
        }

        _at = 0;
        _filled = reader.Read(_buffer);
        return _filled > 0;
    }
}
