using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>About where towns and postcodes are, for who writes one of them in place of coordinates: by the maps' list of places, and by the premises that are known.</summary>
public sealed class TownPoints(Towns towns)
{
    private const int PostcodeDigits = 5;

    /// <summary>
    /// The middle of a town, or of the premises that are known within a postcode; where there are none, within those that begin as it does. A point, or what is wrong in words.
    /// </summary>
    /// <param name="database">The request's transaction.</param>
    /// <param name="typed">A town, or five digits with or without a blank.</param>
    /// <param name="field">The field, beside which it is told what is wrong.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(Coordinates? Point, Problem? Problem)> FindAsync(RequestDatabase database, string typed, string field, CancellationToken cancellation)
    {
        var town = typed.Trim();
        var digits = string.Concat(town.Where(static letter => !char.IsWhiteSpace(letter)));
        if (digits.All(char.IsAsciiDigit))
        {
            return digits.Length == PostcodeDigits && await MiddleAsync(database, Sql.Of($"""
                left(p.postcode, 3) = {digits[..3]}
                and (p.postcode = {digits} or not exists (select from organisation_places same where same.postcode = {digits} and same.latitude is not null))
                """), cancellation) is { } area ? (area, null) : (null, new Problem(field, "organisations.places.postcode_unknown"));
        }

        var named = towns.Named(town);
        return named is [var only] ? (only, null)
            : await MiddleAsync(database, Sql.Of($"lower(p.town) = lower({town})"), cancellation) is { } middle ? (middle, null)
            : (null, new Problem(field, named.Count > 0 ? "organisations.places.town_several" : "organisations.places.town_unknown", town));
    }

    private static async Task<Coordinates?> MiddleAsync(RequestDatabase database, Sql which, CancellationToken cancellation) =>
        await database.FindAsync<Middle>(Sql.Of($"select round(avg(p.latitude), 5) as latitude, round(avg(p.longitude), 5) as longitude from organisation_places p where p.latitude is not null and {which}"), cancellation)
            is { } middle ? Coordinates.Of(middle.Latitude, middle.Longitude) : null;

    private sealed record Middle(decimal? Latitude, decimal? Longitude);
}
