using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is wrong with coordinates that somebody has written.</summary>
public enum CoordinatesFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They cannot be read as two numbers of degrees.</summary>
    Unreadable,

    /// <summary>They lie in Sweden if the two change places.</summary>
    Swapped,

    /// <summary>They are outside the box that Sweden fits in.</summary>
    Outside,
}

/// <summary>A point in WGS84, to about a metre. Whether it lies on land, or across a border within the box that Sweden fits in, cannot be told from the numbers.</summary>
public readonly partial record struct Coordinates(decimal Latitude, decimal Longitude)
{
    private const decimal South = 55.0m, North = 69.2m, West = 10.5m, East = 24.3m;

    /// <summary>
    /// Reads latitude and longitude as maps and phones give them: <c>59.37, 16.51</c>, <c>59,37 16,51</c>, <c>N 59.37° E 16.51°</c>,
    /// <c>59°22'12"N 16°30'36"E</c>, <c>59° 22.2' N, 16° 30.6' E</c>.
    /// </summary>
    public static CoordinatesFault TryRead(string? text, out Coordinates point)
    {
        point = default;
        var match = Pair().Match((text ?? string.Empty).Trim().ToUpperInvariant());
        if (!match.Success || Degrees(match, "1") is not { } first || Degrees(match, "2") is not { } second)
        {
            return CoordinatesFault.Unreadable;
        }

        var letters = (Letter(match, "1"), Letter(match, "2"));
        if (letters is not ((null, null) or ('N', 'E') or ('E', 'N')))
        {
            return letters is ({ } one, { } other) && "NS".Contains(one, StringComparison.Ordinal) != "NS".Contains(other, StringComparison.Ordinal)
                ? CoordinatesFault.Outside
                : CoordinatesFault.Unreadable;
        }

        var read = letters is ('E', 'N') ? new Coordinates(second, first) : new Coordinates(first, second);
        point = read;
        return InBox(read.Latitude, read.Longitude) ? CoordinatesFault.None
            : letters is (null, null) && InBox(second, first) ? CoordinatesFault.Swapped
            : CoordinatesFault.Outside;
    }

    /// <summary>Reads a field that may be left empty.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="field">The field, beside which it is told what is wrong.</param>
    public static (Coordinates? Point, Problem? Problem) Read(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? (null, null)
        : TryRead(text, out var point) is var fault and not CoordinatesFault.None ? (null, new Problem(field, $"organisations.places.point_{SnakeCase.Of(fault.ToString())}"))
        : (point, null);

    /// <summary>The two of a row; null when they are not known.</summary>
    public static Coordinates? Of(decimal? latitude, decimal? longitude) => (latitude, longitude) is ({ } north, { } east) ? new(north, east) : null;

    /// <summary>Whether numbers lie within the box that Sweden fits in.</summary>
    internal static bool InBox(decimal latitude, decimal longitude) => latitude is >= South and <= North && longitude is >= West and <= East;

    /// <summary>As it can be read again: <c>59.37, 16.51</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.00###}, {Longitude:0.00###}");

    private static decimal? Degrees(Match match, string which)
    {
        var (degrees, minutes, seconds) = (Number(match.Groups["d" + which]), Number(match.Groups["m" + which]), Number(match.Groups["s" + which]));
        return degrees is null or < -180 or > 180 || minutes >= 60 || seconds >= 60
            ? null
            : decimal.Round(degrees.Value + ((minutes ?? 0) / 60) + ((seconds ?? 0) / 3600), 5);
    }

    private static decimal? Number(Group group) =>
        group.Success && decimal.TryParse(group.Value.Replace(',', '.').Replace('\u2212', '-'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static char? Letter(Match match, string which)
    {
        var letter = match.Groups["a" + which].Value + match.Groups["z" + which].Value;
        return letter.Length == 0 ? null : letter[0] is 'O' or 'Ö' ? 'E' : letter[0];
    }

    /// <summary>Two angles. A comma between them is a decimal comma where a digit follows at once and none came before in that angle.</summary>
    [GeneratedRegex("""
        ^(?<a1>[NSEWOÖ])?\s*(?<d1>[-−]?\d{1,3}([.,]\d{1,12})?)\s*([°º]\s*((?<m1>\d{1,2}([.,]\d{1,10})?)\s*['’′]\s*((?<s1>\d{1,2}([.,]\d{1,8})?)\s*(["”″]|''|’’|′′)\s*)?)?)?(?(a1)|(?<z1>[NSEWOÖ])?)
        (\s*[,;/]\s*|\s+|(?<=[NSEWOÖ°º]))
        (?<a2>[NSEWOÖ])?\s*(?<d2>[-−]?\d{1,3}([.,]\d{1,12})?)\s*([°º]\s*((?<m2>\d{1,2}([.,]\d{1,10})?)\s*['’′]\s*((?<s2>\d{1,2}([.,]\d{1,8})?)\s*(["”″]|''|’’|′′)\s*)?)?)?(?(a2)|(?<z2>[NSEWOÖ])?)$
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Pair();
}
