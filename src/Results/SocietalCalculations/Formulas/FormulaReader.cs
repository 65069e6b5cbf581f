using System.Globalization;

namespace Samsteg.Results;

/// <summary>Reads formulas, from left to right; what binds tighter is read further in.</summary>
internal ref struct FormulaReader
{
    private const int MostPower = 9;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;
    private FormulaProblem? _problem;

    private FormulaReader(ReadOnlySpan<char> text) => _text = text;

    public static (Formula? Formula, FormulaProblem? Problem) Read(string text)
    {
        if (text.Length > Formula.Longest)
        {
            return (null, new FormulaProblem("too_long", 0));
        }

        var reader = new FormulaReader(text);
        var formula = reader.Sum();
        if (reader._problem is null && reader.Next() != '\0')
        {
            reader.Tell(reader._at < text.Length && text[reader._at] == ')' ? "open_parenthesis" : "expected_sign", text[reader._at].ToString());
        }

        return reader._problem is { } problem ? (null, problem) : (formula, null);
    }

    private Formula? Sum()
    {
        if (++_depth > Formula.Deepest)
        {
            return Tell("too_deep");
        }

        var left = Product();
        while (left is not null && Next() is var sign and ('+' or '-' or '−'))
        {
            var at = _at++;
            left = Product() is { } right ? new FormulaPair(at, sign == '+' ? '+' : '-', left, right) : null;
        }

        _depth--;
        return left;
    }

    private Formula? Product()
    {
        var left = Signed();
        while (left is not null && Next() is var sign and ('*' or '/' or '·' or '×'))
        {
            var at = _at++;
            left = Signed() is { } right ? new FormulaPair(at, sign == '/' ? '/' : '*', left, right) : null;
        }

        return left;
    }

    private Formula? Signed()
    {
        if (Next() is not ('-' or '−'))
        {
            return Power();
        }

        var at = _at++;
        if (++_depth > Formula.Deepest)
        {
            return Tell("too_deep");
        }

        var of = Signed();
        _depth--;
        return of is null ? null : new FormulaMinus(at, of);
    }

    private Formula? Power()
    {
        var of = Single();
        if (of is null || Next() != '^')
        {
            return of;
        }

        var at = _at++;
        Next();
        var first = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return int.TryParse(_text[first.._at], NumberStyles.None, CultureInfo.InvariantCulture, out var exponent) && exponent <= MostPower
            ? new FormulaPower(at, of, exponent)
            : Tell("power");
    }

    private Formula? Single()
    {
        var (next, at) = (Next(), _at);
        if (next == '(')
        {
            _at++;
            return Closed(Sum());
        }

        if (char.IsAsciiDigit(next))
        {
            return Number();
        }

        if (!char.IsAsciiLetter(next))
        {
            return Tell(next == '\0' ? "expected_value_end" : "expected_value", next.ToString());
        }

        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        var name = _text[at.._at].ToString();
        return Next() == '(' ? Call(at, name) : new FormulaName(at, name);
    }

    private Formula? Number()
    {
        var at = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        if (!double.TryParse(_text[at.._at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            _at = at;
            return Tell("number");
        }

        if (Next() != '[')
        {
            return new FormulaNumber(at, value, Unit.None);
        }

        var first = _at + 1;
        var length = _text[first..].IndexOf(']');
        if (length < 0 || Unit.Read(_text.Slice(first, length).ToString()) is not { } unit)
        {
            return Tell("unit", _text[first..(length < 0 ? _text.Length : first + length)].ToString());
        }

        _at = first + length + 1;
        return new FormulaNumber(at, value, unit);
    }

    private Formula? Call(int at, string name)
    {
        if (FunctionOf(name) is not { } function)
        {
            _at = at;
            return Tell("unknown_function", name);
        }

        var of = new List<Formula>();
        do
        {
            _at++;
            if (Sum() is not { } one)
            {
                return null;
            }

            of.Add(one);
        }
        while (Next() == ',');
        var wanted = function is FormulaFunction.Lasting ? 3 : 2;
        if (of.Count != wanted)
        {
            _at = at;
            return Tell("arguments", name, wanted.ToString(CultureInfo.InvariantCulture));
        }

        return Closed(new FormulaCall(at, function, of));
    }

    private static FormulaFunction? FunctionOf(string name) => name switch
    {
        "min" => FormulaFunction.Min,
        "max" => FormulaFunction.Max,
        "lasting" => FormulaFunction.Lasting,
        _ => null,
    };

    private Formula? Closed(Formula? formula)
    {
        if (formula is null)
        {
            return null;
        }

        if (Next() != ')')
        {
            return Tell("close_parenthesis");
        }

        _at++;
        return formula;
    }

    /// <summary>The next sign that is seen; 0 at the end.</summary>
    private char Next()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    /// <summary>The first that is wrong is told.</summary>
    private Formula? Tell(string key, params IReadOnlyList<string> what)
    {
        _problem ??= new FormulaProblem(key, _at, what);
        return null;
    }
}
