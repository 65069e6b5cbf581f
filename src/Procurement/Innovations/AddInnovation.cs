using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>A process as a form gives it.</summary>
public record InnovationInput
{
    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>What it is about.</summary>
    [MaxLength(200)]
    public string Title { get; init; } = string.Empty;

    /// <summary>Who has the need, or drives the process.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>Who is reminded; null for all who work with agreements in the initiative.</summary>
    public AccountId? Responsible { get; init; }

    /// <summary>The day by which the next gate is to be decided on.</summary>
    public DateOnly? NextGateOn { get; init; }

    /// <summary>More of it.</summary>
    [MaxLength(4000)]
    public string? Description { get; init; }
}

/// <summary>A new process: also when it started.</summary>
public sealed record NewInnovationInput : InnovationInput
{
    /// <summary>Id of the form, which becomes the process's: sent twice it adds one.</summary>
    [FormId]
    public Guid Form { get; init; } = Guid.CreateVersion7();

    /// <summary>The day it started.</summary>
    [Required]
    public DateOnly? StartedOn { get; init; }
}

/// <summary>Adds a need, or what came of a process: an idea of a need, an innovation process of an idea.</summary>
public sealed class AddInnovation(RequestDatabase database, OrganisationChoices organisations, AccountChoices accounts, ChangeInnovationStages stages, CurrentUser user, TimeProvider clock)
{
    /// <summary>Done, or refused: a need without an organisation, a day that lies ahead or before what it came of.</summary>
    /// <returns>Null when there is nothing in the initiative that it could come of.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, InnovationFacts? parent, NewInnovationInput input, CancellationToken cancellation)
    {
        var kind = parent is null ? InnovationKind.Need : parent.Kind.Next();
        if (kind is not { } known || (parent is not null && parent.InitiativeId != initiative))
        {
            return null;
        }

        await database.BeginAsync(cancellation);
        if (await database.Context.Set<InnovationProcess>().AnyAsync(process => process.Id == input.Form && process.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var problems = await ProblemsAsync(organisations, accounts, initiative, known, input, responsible: null, cancellation);
        var startOfParent = parent is null ? null : await database.FindAsync<Start>(Sql.Of(
            $"select occurred_on from innovation_events where process_id = {parent.Id} and step = {InnovationStep.Started} and superseded_at is null"), cancellation);
        if (DayProblem(input.StartedOn!.Value, clock.Today()) is { } dayKey)
        {
            problems.Add(new Problem(nameof(input.StartedOn), dayKey));
        }
        else if (startOfParent is not null && input.StartedOn < startOfParent.OccurredOn)
        {
            problems.Add(new Problem(nameof(input.StartedOn), "innovations.problem.before_parent", Display.Day(startOfParent.OccurredOn)));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        await stages.BeginAsync(initiative, cancellation);
        database.Context.Add(new InnovationProcess
        {
            Id = input.Form,
            InitiativeId = initiative,
            Kind = known,
            ParentId = parent?.Id,
            Title = input.Title.Trim(),
            Description = input.Description?.Trim() ?? string.Empty,
            OrganisationId = input.Organisation,
            ResponsibleId = input.Responsible,
            NextGateOn = input.NextGateOn,
        });
        database.Context.Add(new InnovationEvent
        {
            InitiativeId = initiative,
            ProcessId = input.Form,
            Step = InnovationStep.Started,
            DecidedBy = string.Empty,
            Because = string.Empty,
            OccurredOn = input.StartedOn.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <param name="organisations">The register.</param>
    /// <param name="accounts">Accounts by role.</param>
    /// <param name="initiative">Where the process is.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="input">The form.</param>
    /// <param name="responsible">Who is responsible already, and may stay so although the role has ended.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task<List<Problem>> ProblemsAsync(
        OrganisationChoices organisations, AccountChoices accounts, InitiativeId initiative, InnovationKind kind, InnovationInput input, AccountId? responsible, CancellationToken cancellation)
    {
        List<Problem> problems = input.Organisation switch
        {
            null when kind == InnovationKind.Need => [new Problem(nameof(input.Organisation), "innovations.problem.whose_need")],
            { } organisation when await organisations.FindAsync(organisation, cancellation) is null => [new Problem(nameof(input.Organisation), "procurement.problem.party_unknown")],
            _ => [],
        };
        if (input.Responsible is { } account && account != responsible
            && !(await accounts.AllAsync(initiative, Permissions.ProcurementEdit, cancellation)).Any(choice => choice.Value == account.ToString()))
        {
            problems.Add(new Problem(nameof(input.Responsible), "procurement.problem.responsible"));
        }

        return problems;
    }

    internal static string? DayProblem(DateOnly day, DateOnly today) =>
        AgreementRules.DayProblem(day, today)?.TextKey;

    private sealed record Start(DateOnly OccurredOn);
}

/// <summary>Changes what is known of a process; what happens to it is registered elsewhere.</summary>
public sealed class ChangeInnovation(RequestDatabase database, OrganisationChoices organisations, AccountChoices accounts)
{
    /// <summary>Done, or refused as when adding; a conflict when somebody has changed it since it was read.</summary>
    /// <returns>Null when there is no such process in that initiative.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, Guid id, InnovationInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<InnovationProcess>().SingleOrDefaultAsync(found => found.Id == id && found.InitiativeId == initiative, cancellation) is not { } process)
        {
            return null;
        }

        if (process.Version != input.Version)
        {
            return Result.Conflict("innovations.problem.changed");
        }

        var problems = await AddInnovation.ProblemsAsync(organisations, accounts, initiative, process.Kind, input, process.ResponsibleId, cancellation);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        (process.Title, process.Description, process.OrganisationId) = (input.Title.Trim(), input.Description?.Trim() ?? string.Empty, input.Organisation);
        (process.ResponsibleId, process.NextGateOn) = (input.Responsible, input.NextGateOn);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Adds an organisation that takes part. Refused when it does already.</summary>
    /// <returns>Null when there is no such process in that initiative.</returns>
    public async Task<Result?> AddPartyAsync(InitiativeId initiative, Guid id, InnovationPartyInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        var held = await database.FindAsync<Held>(Sql.Of(
            $"select id, organisation_id from innovation_processes where id = {id} and initiative_id = {initiative} for update"), cancellation);
        if (held is null)
        {
            return null;
        }

        var parties = database.Context.Set<InnovationParty>();
        if (await parties.AnyAsync(party => party.Id == input.Form && party.ProcessId == id, cancellation))
        {
            return Result.Done;
        }

        var organisation = input.Organisation!.Value;
        if (await organisations.FindAsync(organisation, cancellation) is null)
        {
            return Result.Refused(nameof(input.Organisation), "procurement.problem.party_unknown");
        }

        if (held.OrganisationId == organisation || await parties.AnyAsync(party => party.ProcessId == id && party.OrganisationId == organisation, cancellation))
        {
            return Result.Refused(nameof(input.Organisation), "innovations.problem.party_twice");
        }

        database.Context.Add(new InnovationParty { Id = input.Form, InitiativeId = initiative, ProcessId = id, OrganisationId = organisation });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes one away.</summary>
    /// <returns>Null when there is none such.</returns>
    public async Task<Result?> RemovePartyAsync(InitiativeId initiative, Guid id, Guid row, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<InnovationParty>().SingleOrDefaultAsync(
            party => party.Id == row && party.ProcessId == id && party.InitiativeId == initiative, cancellation) is not { } found)
        {
            return null;
        }

        database.Context.Remove(found);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private sealed record Held(Guid Id, OrganisationId? OrganisationId);
}

/// <summary>An organisation that takes part in a process.</summary>
public sealed record InnovationPartyInput
{
    /// <summary>Id of the form, which becomes the party's: sent twice it adds one.</summary>
    [FormId]
    public Guid Form { get; init; } = Guid.CreateVersion7();

    /// <summary>Who; from the register.</summary>
    [Required]
    public OrganisationId? Organisation { get; init; }
}
