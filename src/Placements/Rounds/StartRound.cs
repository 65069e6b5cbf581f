using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What is asked for a new round.</summary>
public sealed record NewRound
{
    /// <summary>Id that the form was given, so that sending it twice makes one round.</summary>
    [FormId]
    public MatchRoundId Id { get; init; } = NewId.Of<MatchRoundId>();

    /// <summary>What it is called.</summary>
    [Required, MaxLength(KeptRound.LongestTitle)]
    public string? Title { get; init; }

    /// <summary>Who takes part.</summary>
    public ParticipantId[] Participants { get; init; } = [];

    /// <summary>Which openings take part.</summary>
    public PlacementOpeningId[] Openings { get; init; } = [];
}

/// <summary>Makes a round: judges each of the people with each of the openings, keeps what came of it, and solves it.</summary>
public sealed class StartRound(RequestDatabase database, CurrentUser user, TimeProvider clock, SolveRound solve)
{
    /// <summary>Most people in a round.</summary>
    public const int MostPeople = 200;

    /// <summary>Most openings in a round.</summary>
    public const int MostOpenings = 300;

    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, NewRound input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<KeptRound>().AnyAsync(round => round.Id == input.Id && round.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var today = clock.Today();
        var (chosen, offered) = (input.Participants.ToHashSet(), input.Openings.ToHashSet());
        var people = (await RoundMatter.PeopleAsync(database, initiative, cancellation)).Where(person => chosen.Contains(person.Id)).ToList();
        var openings = (await RoundMatter.OpeningsAsync(database, initiative, today, cancellation)).Where(opening => offered.Contains(opening.Id)).ToList();
        var problems = ProblemsOf(input, people, openings).ToList();
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var settings = await database.Context.Set<MatchSettings>().AsNoTracking().SingleOrDefaultAsync(found => found.InitiativeId == initiative, cancellation) ?? new MatchSettings { InitiativeId = initiative };
        var needs = await RoundMatter.NeedsAsync(database, initiative, people, today, cancellation);
        var terms = await RoundMatter.TermsAsync(database, [.. openings.Select(static opening => opening.Id)], cancellation);
        var weights = new MatchWeights(settings.Weights);
        database.Context.Add(new KeptRound
        {
            Id = input.Id,
            InitiativeId = initiative,
            Title = input.Title!.Trim(),
            Weights = settings.Weights,
            FloorPercent = settings.FloorPercent,
            AsksView = settings.AsksView,
            People = people.Count,
            MadeAt = clock.GetUtcNow(),
            MadeBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        var rows = new RoundRows(database, initiative, input.Id);
        await rows.AddAsync([.. openings.Select(static opening => new MatchOpening(opening.Id, opening.Room))], cancellation);
        await rows.AddAsync(people, cancellation);
        await rows.AddAsync([.. people.SelectMany(_ => openings, (person, opening) => MatchPair.Of(person.Id, needs[person.Id], opening.Id, terms[opening.Id], weights))], cancellation);
        await rows.AddAsync([.. people.SelectMany(person => MatchHints.Of(needs[person.Id], [.. openings.Select(opening => (terms[opening.Id], opening.Room))]), static (person, hint) => (person.Id, hint.Key, hint.Value))], cancellation);
        return await solve.RunAsync(initiative, input.Id, cancellation) ?? Result.Done;
    }

    private static IEnumerable<Problem> ProblemsOf(NewRound input, List<MatchablePerson> people, List<MatchableOpening> openings)
    {
        if (input.Participants.Length == 0)
        {
            yield return new(nameof(input.Participants), "matching.refused.nobody");
        }
        else if (people.Count < input.Participants.Distinct().Count() || people.Exists(static person => !person.HasProfile))
        {
            yield return new(nameof(input.Participants), "matching.refused.people");
        }
        else if (people.Count > MostPeople)
        {
            yield return new(nameof(input.Participants), "matching.refused.many_people", MostPeople);
        }

        if (input.Openings.Length == 0)
        {
            yield return new(nameof(input.Openings), "matching.refused.no_opening");
        }
        else if (openings.Count < input.Openings.Distinct().Count())
        {
            yield return new(nameof(input.Openings), "matching.refused.openings");
        }
        else if (openings.Count > MostOpenings)
        {
            yield return new(nameof(input.Openings), "matching.refused.many_openings", MostOpenings);
        }
    }
}
