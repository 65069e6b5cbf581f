using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Openings that everybody is told of. Who wants one talks with the own contact: nothing is applied for here.</summary>
[AllowAnonymous]
public sealed class PublicOpeningsPage(RequestDatabase database, TimeProvider clock) : SamstegPage
{
    /// <summary>Most that are shown at once.</summary>
    public const int Most = 100;

    /// <summary>Words that are searched for.</summary>
    [BindProperty(SupportsGet = true, Name = "sok")]
    public string? Words { get; set; }

    /// <summary>Only those of this kind.</summary>
    [BindProperty(SupportsGet = true, Name = "form")]
    public PlacementKind? Kind { get; set; }

    /// <summary>Only those there.</summary>
    [BindProperty(SupportsGet = true, Name = "ort")]
    public string? Town { get; set; }

    /// <summary>What is found.</summary>
    public IReadOnlyList<PublicOpening> Found { get; private set; } = [];

    /// <summary>How many are found, shown or not.</summary>
    public int Count { get; private set; }

    /// <summary>Where there are any.</summary>
    public IReadOnlyList<Choice> Towns { get; private set; } = [];

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await database.QueryAsync<PublicOpening>(Sql.Of($"""
            select id, title, organisation, town, kind, occupation, tasks, starts_on, ends_on, least_hours, most_hours, times, swedish, free, contact from access.public_openings({clock.Today()})
            order by title collate "sv-x-icu", id
            """), cancellation);
        Towns = [.. all.Select(static opening => opening.Town).OfType<string>().Distinct().Order(StringComparer.CurrentCulture).Select(static town => new Choice(town, town))];
        var words = SearchedWord.All(Words);
        var found = all.Where(opening => (Kind is null || opening.Kind == Kind) && (string.IsNullOrEmpty(Town) || opening.Town == Town) && words.All(opening.Has)).ToList();
        (Found, Count) = ([.. found.Take(Most)], found.Count);
    }
}

/// <summary>What everybody is told of an opening.</summary>
public sealed record PublicOpening(
    Guid Id, string Title, string Organisation, string? Town, PlacementKind Kind, string? Occupation, string Tasks, DateOnly StartsOn, DateOnly? EndsOn, decimal LeastHours, decimal MostHours, int Times,
    SwedishLevel Swedish, int Free, string Contact)
{
    /// <summary>Whether a word is in what is told.</summary>
    internal bool Has(SearchedWord word) =>
        new[] { Title, Organisation, Town, Tasks, Occupation is null ? null : Occupations.NameOf(Occupation) }.Any(word.IsIn);
}
