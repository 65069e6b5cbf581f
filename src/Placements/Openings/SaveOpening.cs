using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Adds openings, changes them and takes them back.</summary>
public sealed class SaveOpening(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Adds one. The same form sent twice adds it once.</summary>
    public async Task<Result> AddAsync(InitiativeId initiative, OrganisationId organisation, OpeningInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await FindAsync(initiative, input.Id, cancellation) is not null)
        {
            return Result.Done;
        }

        var problems = await ProblemsAsync(initiative, input, organisation, null, cancellation);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        var opening = new PlacementOpening { Id = input.Id, InitiativeId = initiative, OrganisationId = organisation, ResponsibleId = user.RequiredAccount };
        opening.Describe(input, clock.Today());
        database.Context.Add(opening);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Changes one: whoever does so has asked the organisation, so it is confirmed, and offered again, with that. Null when there is none.</summary>
    public async Task<Result?> ChangeAsync(InitiativeId initiative, PlacementOpeningId id, OpeningInput input, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, id, cancellation) is not { } opening)
        {
            return null;
        }

        var problems = await ProblemsAsync(initiative, input, opening.OrganisationId, opening, cancellation);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (opening.Version != input.Version)
        {
            return Result.Conflict("openings.refused.stale");
        }

        opening.Describe(input, clock.Today());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes one back: nobody is offered it from now on; placements that there are stay. Null when there is none.</summary>
    public async Task<Result?> WithdrawAsync(InitiativeId initiative, PlacementOpeningId id, Withdrawal input, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, id, cancellation) is not { } opening)
        {
            return null;
        }

        if (opening.WithdrawnOn is null)
        {
            opening.Withdraw(clock.Today(), input.Because!.Trim());
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Under its lock, so that no place is taken between what is checked and what is written.</summary>
    private async Task<PlacementOpening?> HoldAsync(InitiativeId initiative, PlacementOpeningId id, CancellationToken cancellation)
    {
        await OpeningHold.TakeAsync(database, id, cancellation);
        return await FindAsync(initiative, id, cancellation);
    }

    private Task<PlacementOpening?> FindAsync(InitiativeId initiative, PlacementOpeningId id, CancellationToken cancellation) =>
        database.Context.Set<PlacementOpening>().FirstOrDefaultAsync(opening => opening.Id == id && opening.InitiativeId == initiative, cancellation);

    private async Task<IReadOnlyList<Problem>> ProblemsAsync(InitiativeId initiative, OpeningInput input, OrganisationId organisation, PlacementOpening? before, CancellationToken cancellation)
    {
        var problems = input.Problems(clock.Today(), before?.Taken ?? 0).ToList();
        var known = await database.FindAsync<Known>(Sql.Of($"""
            select exists (select from organisations where id = {organisation}) as has_organisation,
                   {input.Place}::uuid is null or exists (select from organisation_places where id = {input.Place}::uuid and organisation_id = {organisation}) as has_place,
                   not exists (select from unnest({input.TargetGroups}::text[]) as asked (code)
                               where not exists (select from initiative_target_groups g where g.initiative_id = {initiative} and g.kind = 'end_user' and g.code = asked.code)) as has_groups
            """), cancellation);
        if (!known!.HasOrganisation)
        {
            problems.Add(new(nameof(NewOpening.Organisation), "placements.refused.no_organisation"));
        }

        if (!known.HasPlace)
        {
            problems.Add(new(nameof(input.Place), "openings.refused.place"));
        }

        if (!known.HasGroups)
        {
            problems.Add(new(nameof(input.TargetGroups), "openings.refused.target_groups"));
        }

        if (input.Supervisor != before?.SupervisorId && !await Supervisors.IsOfAsync(database, input.Supervisor, organisation, cancellation))
        {
            problems.Add(new(nameof(input.Supervisor), "placements.refused.supervisor"));
        }

        if (input.Responsible is { } responsible && responsible != (before?.ResponsibleId ?? user.RequiredAccount)
            && !(await OpeningResponsibles.OfAsync(database, initiative, clock.Today(), cancellation)).Any(choice => choice.Value == responsible.ToString()))
        {
            problems.Add(new(nameof(input.Responsible), "openings.refused.responsible"));
        }

        return problems;
    }

    private sealed record Known(bool HasOrganisation, bool HasPlace, bool HasGroups);
}

/// <summary>Why an opening is taken back.</summary>
public sealed record Withdrawal
{
    /// <summary>The reason.</summary>
    [Required, MaxLength(PlacementOpening.LongestReason)]
    public string? Because { get; set; }
}
