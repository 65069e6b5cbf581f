using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>
/// The places with room that fit one participant, and what keeps them from the others: by the rules of a round, without one. Where the initiative wants coaches to say what they think
/// before they see a score, it shows none: by name, without what a score would tell.
/// </summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class FittingPlacesPage(RequestDatabase database, TimeProvider clock, CaseFrame frame) : CasePage(database, clock, frame)
{
    /// <summary>Who, as rounds know them; null when they have left.</summary>
    internal MatchablePerson? Person { get; private set; }

    /// <summary>Whether coaches say what they think before they see a score.</summary>
    public bool AsksView { get; private set; }

    /// <summary>What each part of a score weighs.</summary>
    public IReadOnlyList<int> Weights { get; private set; } = [];

    /// <summary>What no rule keeps them from: the best first, or by name.</summary>
    public IReadOnlyList<FittingPlace> Fitting { get; private set; } = [];

    /// <summary>What rules keep them from, those with the fewest first.</summary>
    public IReadOnlyList<FittingPlace> Excluded { get; private set; } = [];

    /// <summary>What would open more places.</summary>
    public IReadOnlyDictionary<MatchHint, int> Hints { get; private set; } = new Dictionary<MatchHint, int>();

    /// <inheritdoc/>
    protected override string? TitleKey => "matching.fits.title";

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Person = (await RoundMatter.PeopleAsync(Database, Initiative, cancellation, Participant)).SingleOrDefault();
        if (Person is not { HasProfile: true } person)
        {
            return;
        }

        var settings = await Database.Context.Set<MatchSettings>().AsNoTracking().SingleOrDefaultAsync(found => found.InitiativeId == Initiative, cancellation) ?? new MatchSettings { InitiativeId = Initiative };
        (AsksView, Weights) = (settings.AsksView, settings.Weights);
        var needs = (await RoundMatter.NeedsAsync(Database, Initiative, [person], Today, cancellation))[Participant];
        var openings = await RoundMatter.OpeningsAsync(Database, Initiative, Today, cancellation);
        var terms = await RoundMatter.TermsAsync(Database, [.. openings.Select(static opening => opening.Id)], cancellation);
        var places = openings.Select(opening => FittingPlace.Of(opening, needs, terms[opening.Id], MatchPair.Of(Participant, needs, opening.Id, terms[opening.Id], new MatchWeights(settings.Weights)))).ToLookup(static place => place.Broken == MatchRule.None);
        Fitting = AsksView ? [.. places[true].OrderBy(static place => place.Title, StringComparer.CurrentCulture)] : [.. places[true].OrderByDescending(static place => place.Points)];
        Excluded = [.. places[false].OrderBy(static place => int.PopCount((int)place.Broken))];
        Hints = MatchHints.Of(needs, [.. openings.Select(opening => (terms[opening.Id], opening.Room))]);
    }
}

/// <summary>A place, as it was judged for one participant.</summary>
/// <param name="Opening">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Organisation">Who offers it.</param>
/// <param name="Broken">Every rule that keeps them from it.</param>
/// <param name="Points">How well it fits.</param>
/// <param name="Place">What is told of it.</param>
public sealed record FittingPlace(PlacementOpeningId Opening, string Title, string Organisation, MatchRule Broken, int Points, MatchPlace Place)
{
    internal static FittingPlace Of(MatchableOpening opening, PlaceNeeds needs, PlaceTerms terms, MatchPair judged) => new(
        opening.Id, opening.Title, opening.Organisation, judged.Broken, judged.Score.Points,
        new MatchPlace(opening.Town, MatchRules.Kilometres(needs.From, terms.At), terms.LeastHours, terms.MostHours, judged.Score.Parts, terms.SkillsWished.Count > 0));
}
