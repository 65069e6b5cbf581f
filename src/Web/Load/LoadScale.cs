using System.Globalization;
using System.Text.Json;

namespace Samsteg.Web;

/// <summary>How much is loaded. The same scale gives the same rows, but for the nonces of what is sealed.</summary>
/// <param name="Participants">Participants in all; every other table grows with them.</param>
/// <param name="Initiatives">Initiatives they are spread over, unevenly.</param>
/// <param name="Seed">Gives everything that is left to chance.</param>
/// <param name="Today">The day before which everything has happened.</param>
internal sealed record LoadScale(int Participants, int Initiatives, int Seed, DateOnly Today)
{
    /// <summary>Setting of the database that says what was loaded into it.</summary>
    public const string Setting = "load.made";

    /// <summary>Changes when the same scale gives other rows than before.</summary>
    public const int Edition = 2;

    /// <summary>The value of <see cref="Setting"/>.</summary>
    public string Stamp => JsonSerializer.Serialize(new { Edition, Participants, Initiatives, Seed, Today = Today.ToString("O", CultureInfo.InvariantCulture) });

    /// <summary>Whether a stamp is this scale's on some day.</summary>
    public bool IsSameButForToday(string stamp)
    {
        using var made = JsonDocument.Parse(stamp);
        var today = DateOnly.Parse(made.RootElement.GetProperty(nameof(Today)).GetString()!, CultureInfo.InvariantCulture);
        return (this with { Today = today }).Stamp == stamp;
    }
}
