using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is asked about something that is left behind.</summary>
public sealed record DeliverableInput
{
    /// <summary>Longest name, in characters.</summary>
    public const int MostOfName = 300;

    /// <summary>Longest name of who gets it, or answers for it.</summary>
    public const int MostOfParty = 200;

    /// <summary>Longest text of what is checked again.</summary>
    public const int MostOfCheck = 500;

    /// <summary>Its id; made when the form is opened, so that a form sent twice adds one.</summary>
    [FormId]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>What it is.</summary>
    [Required(ErrorMessage = "deliverables.problem.name"), MaxLength(MostOfName)]
    public string? Name { get; init; }

    /// <summary>Of what sort.</summary>
    [Required(ErrorMessage = "deliverables.problem.kind")]
    public DeliverableKind? Kind { get; init; }

    /// <summary>Who gets it.</summary>
    [MaxLength(MostOfParty)]
    public string? Receiver { get; init; }

    /// <summary>Who answers for it afterwards.</summary>
    [MaxLength(MostOfParty)]
    public string? Steward { get; init; }

    /// <summary>What is checked again.</summary>
    [MaxLength(MostOfCheck)]
    public string? LaterCheck { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>That it is there.</summary>
public sealed record DeliveryInput
{
    /// <summary>The version that was read.</summary>
    public uint Version { get; init; }

    /// <summary>When.</summary>
    [Required(ErrorMessage = "deliverables.problem.day")]
    public DateOnly? DeliveredOn { get; init; }

    /// <summary>Where it is found.</summary>
    [MaxLength(500)]
    public string? Link { get; init; }

    /// <summary>Which of the initiative's documents it is.</summary>
    public Guid? Document { get; init; }
}

/// <summary>That an organisation takes it over.</summary>
public sealed record AdoptionInput
{
    /// <summary>The version that was read.</summary>
    public uint Version { get; init; }

    /// <summary>When.</summary>
    [Required(ErrorMessage = "deliverables.problem.day")]
    public DateOnly? AdoptedOn { get; init; }

    /// <summary>Which organisation.</summary>
    [Required(ErrorMessage = "deliverables.problem.organisation")]
    public OrganisationId? Organisation { get; init; }

    /// <summary>Who decided so there.</summary>
    [Required(ErrorMessage = "deliverables.problem.decided_by"), MaxLength(200)]
    public string? DecidedBy { get; init; }
}

/// <summary>That somebody looked at it again.</summary>
public sealed record UsageInput
{
    /// <summary>The check's id: sent twice it is kept once.</summary>
    [FormId]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When.</summary>
    [Required(ErrorMessage = "deliverables.problem.day")]
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Whether it is used.</summary>
    [Required(ErrorMessage = "deliverables.problem.usage")]
    public DeliverableUsage? Usage { get; init; }

    /// <summary>What was seen.</summary>
    [Required(ErrorMessage = "deliverables.problem.words"), MaxLength(2000)]
    public string? Words { get; init; }
}

/// <summary>Writes what an initiative leaves behind: adds, changes, delivers, adopts, looks again. What was read by somebody else's older form is refused.</summary>
public sealed class SaveDeliverable(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    /// <summary>Finds one of an initiative; null when it has none of that id.</summary>
    public async Task<Deliverable?> FindAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<Deliverable>().SingleOrDefaultAsync(one => one.Id == id && one.InitiativeId == initiative, cancellation);
    }

    /// <summary>Adds one; one that was added by the same form is done without doing anything.</summary>
    public async Task<Result> AddAsync(InitiativeId initiative, DeliverableInput input, CancellationToken cancellation)
    {
        if (Problem(input) is { } problem)
        {
            return problem;
        }

        if (!await database.Context.Set<Deliverable>().AnyAsync(one => one.Id == input.Id && one.InitiativeId == initiative, cancellation))
        {
            var added = new Deliverable { Id = input.Id, InitiativeId = initiative, Name = string.Empty, Receiver = string.Empty, Steward = string.Empty, LaterCheck = string.Empty };
            Take(added, input);
            database.Context.Add(added);
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Changes what it is.</summary>
    public Task<Result> ChangeAsync(Deliverable deliverable, DeliverableInput input, CancellationToken cancellation) =>
        WriteAsync(deliverable, input.Version, Problem(input), () => Take(deliverable, input), cancellation);

    /// <summary>Says that it is there.</summary>
    public async Task<Result> DeliverAsync(Deliverable deliverable, DeliveryInput input, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var link = input.Link?.Trim() is { Length: > 0 } typed ? typed : null;
        if (input.DeliveredOn > clock.Today() || input.DeliveredOn < Earliest)
        {
            problems.Add(new Problem(nameof(input.DeliveredOn), "deliverables.problem.not_yet"));
        }
        else if (input.DeliveredOn > deliverable.AdoptedOn)
        {
            problems.Add(new Problem(nameof(input.DeliveredOn), "deliverables.problem.after_adoption", Display.Day(deliverable.AdoptedOn.Value)));
        }

        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            problems.Add(new Problem(nameof(input.Link), "deliverables.problem.link"));
        }

        if (input.Document is { } document && !await database.ScalarAsync<bool>(Sql.Of(
            $"select exists (select from documents d where d.id = {document} and d.initiative_id = {deliverable.InitiativeId} and d.participant_id is null and d.removed_at is null)"), cancellation))
        {
            problems.Add(new Problem(nameof(input.Document), "deliverables.problem.document"));
        }

        if (link is null && input.Document is null)
        {
            problems.Add(new Problem(nameof(input.Link), "deliverables.problem.where"));
        }

        return await WriteAsync(deliverable, input.Version, problems.Count > 0 ? Result.Of(problems) : null, () => deliverable.Deliver(input.DeliveredOn!.Value, link, input.Document), cancellation);
    }

    /// <summary>Says that an organisation takes it over.</summary>
    public async Task<Result> AdoptAsync(Deliverable deliverable, AdoptionInput input, CancellationToken cancellation)
    {
        if (deliverable.DeliveredOn is not { } delivered)
        {
            return Result.Conflict("deliverables.problem.not_delivered");
        }

        var problems = new List<Problem>();
        if (input.AdoptedOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.AdoptedOn), "deliverables.problem.not_yet"));
        }
        else if (input.AdoptedOn < delivered)
        {
            problems.Add(new Problem(nameof(input.AdoptedOn), "deliverables.problem.before_delivery", Display.Day(delivered)));
        }

        if (!await database.ScalarAsync<bool>(Sql.Of($"select exists (select from organisations where id = {input.Organisation!.Value})"), cancellation))
        {
            problems.Add(new Problem(nameof(input.Organisation), "deliverables.problem.organisation"));
        }

        return await WriteAsync(deliverable, input.Version, problems.Count > 0 ? Result.Of(problems) : null,
            () => deliverable.Adopt(input.AdoptedOn!.Value, input.Organisation!.Value, input.DecidedBy!.Trim()), cancellation);
    }

    /// <summary>Says whether it is still used.</summary>
    public async Task<Result> CheckAsync(Deliverable deliverable, UsageInput input, CancellationToken cancellation)
    {
        if (deliverable.DeliveredOn is not { } delivered)
        {
            return Result.Conflict("deliverables.problem.not_delivered");
        }

        if (input.CheckedOn > clock.Today())
        {
            return Result.Refused(nameof(input.CheckedOn), "deliverables.problem.not_yet");
        }

        if (input.CheckedOn < delivered)
        {
            return Result.Refused(nameof(input.CheckedOn), "deliverables.problem.before_delivery", Display.Day(delivered));
        }

        if (!await database.Context.Set<DeliverableCheck>().AnyAsync(one => one.Id == input.Id && one.DeliverableId == deliverable.Id, cancellation))
        {
            database.Context.Add(new DeliverableCheck
            {
                Id = input.Id, InitiativeId = deliverable.InitiativeId, DeliverableId = deliverable.Id, CheckedOn = input.CheckedOn!.Value, Usage = input.Usage!.Value, Words = input.Words!.Trim(),
                RegisteredAt = clock.GetUtcNow(), RegisteredBy = user.RequiredAccount,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    private static Result? Problem(DeliverableInput input) =>
        input.DueOn < Earliest || input.DueOn > Latest ? Result.Refused(nameof(input.DueOn), "deliverables.problem.year") : null;

    private static void Take(Deliverable deliverable, DeliverableInput input)
    {
        (deliverable.Name, deliverable.Kind, deliverable.DueOn) = (input.Name!.Trim(), input.Kind, input.DueOn);
        (deliverable.Receiver, deliverable.Steward, deliverable.LaterCheck) = (input.Receiver?.Trim() ?? string.Empty, input.Steward?.Trim() ?? string.Empty, input.LaterCheck?.Trim() ?? string.Empty);
    }

    private async Task<Result> WriteAsync(Deliverable deliverable, uint version, Result? refused, Action write, CancellationToken cancellation)
    {
        if (refused is not null)
        {
            return refused;
        }

        if (deliverable.Version != version)
        {
            return Result.Conflict("deliverables.problem.changed");
        }

        write();
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
