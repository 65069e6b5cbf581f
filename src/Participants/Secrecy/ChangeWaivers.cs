using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A waiver as typed.</summary>
public sealed class WaiverInput
{
    /// <summary>Id of the form, which becomes the waiver's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Whose notes are opened.</summary>
    [Required]
    public OrganisationId? Keeper { get; set; }

    /// <summary>To whom.</summary>
    [Required]
    public OrganisationId? Recipient { get; set; }

    /// <summary>What of it.</summary>
    public WaiverPart[] Parts { get; set; } = [];

    /// <summary>What for.</summary>
    [Required, StringLength(SecrecyWaiver.LongestPurpose)]
    public string Purpose { get; set; } = string.Empty;

    /// <summary>The day it was given.</summary>
    [Required]
    public DateOnly? GivenOn { get; set; }

    /// <summary>Last day.</summary>
    [Required]
    public DateOnly? ValidUntil { get; set; }
}

/// <summary>Registers and withdraws a participant's waivers. Who keeps something registers that it is opened: nobody opens another's notes to oneself.</summary>
public sealed class ChangeWaivers(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    private const int LongestYears = 2;

    /// <summary>The participant's waivers, those that stand first.</summary>
    public Task<IReadOnlyList<WaiverRow>> OfAsync(ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<WaiverRow>(Of(participant), cancellation);

    /// <summary>The select of them.</summary>
    internal static Sql Of(ParticipantId participant) => Sql.Of($"""
        select w.id, k.name as keeper, r.name as recipient, w.parts as codes, w.purpose, w.occurred_on as given_on, w.valid_until, a.display_name as registered_by, w.superseded_at as withdrawn_at
        from secrecy_waivers w
        join organisations k on k.id = w.keeper_organisation_id
        join organisations r on r.id = w.recipient_organisation_id
        join accounts a on a.id = w.registered_by
        where w.participant_id = {participant}
        order by w.superseded_at nulls first, w.valid_until desc, w.id
        """);

    /// <summary>Organisations that staff of the initiative work for, or that are partners in it: who can keep and who can receive.</summary>
    public async Task<IReadOnlyList<Choice>> PartiesAsync(InitiativeId initiative, ParticipantId participant, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Party>(Sql.Of($"""
            select o.id, o.name from organisations o
            where exists (select from initiative_partners p where p.initiative_id = {initiative} and p.organisation_id = o.id)
               or exists (select from role_assignments r where r.initiative_id = {initiative} and r.organisation_id = o.id and r.role not in ('auditor', 'evaluator'))
               or exists (select from placements l where l.participant_id = {participant} and l.organisation_id = o.id)
               or exists (select from enrolments e where e.initiative_id = {initiative} and e.referrer_organisation_id = o.id and e.superseded_at is null)
            order by o.name collate "sv-x-icu", o.id
            """), cancellation)).Select(static party => new Choice(party.Id.ToString(), party.Name))];

    /// <summary>Those of them that the viewer works for in the initiative, whose notes the viewer can open.</summary>
    public IReadOnlyList<Choice> KeepersOf(InitiativeId initiative, IReadOnlyList<Choice> parties) =>
        [.. parties.Where(party => user.Scope.Keepers.Any(reach => reach.Initiative == initiative && reach.Organisation.ToString() == party.Value))];

    /// <summary>Registers one, or says what is wrong.</summary>
    public async Task<Result> RegisterAsync(CaseFacts facts, WaiverInput input, IReadOnlyList<Choice> parties, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        if (await database.Context.Set<SecrecyWaiver>().AnyAsync(waiver => waiver.Id == input.Form && waiver.ParticipantId == facts.ParticipantId, cancellation))
        {
            return Result.Done;
        }

        var problems = new List<Problem>();
        if (!user.Scope.Keepers.Contains(new KeeperReach(facts.InitiativeId, input.Keeper!.Value)))
        {
            problems.Add(new Problem(nameof(input.Keeper), "participants.rule.choose_offered"));
        }

        if (!parties.Any(party => party.Value == input.Recipient.ToString()))
        {
            problems.Add(new Problem(nameof(input.Recipient), "participants.rule.choose_offered"));
        }
        else if (input.Keeper == input.Recipient)
        {
            problems.Add(new Problem(nameof(input.Recipient), "participants.waivers.same"));
        }

        if (input.Parts.Length == 0)
        {
            problems.Add(new Problem(nameof(input.Parts), "participants.waivers.parts_missing"));
        }

        if (string.IsNullOrWhiteSpace(input.Purpose))
        {
            problems.Add(new Problem(nameof(input.Purpose), "participants.waivers.purpose_missing"));
        }

        problems.AddRange(CaseDayRules.Within(nameof(input.GivenOn), input.GivenOn!.Value, facts.EnrolledOn, stamp.Today));
        if (input.ValidUntil < stamp.Today || (input.GivenOn <= stamp.Today && input.ValidUntil > input.GivenOn.Value.AddYears(LongestYears)))
        {
            problems.Add(new Problem(nameof(input.ValidUntil), "participants.waivers.until_wrong", LongestYears));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new SecrecyWaiver
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            KeeperOrganisationId = input.Keeper.Value,
            RecipientOrganisationId = input.Recipient!.Value,
            Parts = [.. input.Parts.Distinct().Order()],
            Purpose = input.Purpose.Trim(),
            OccurredOn = input.GivenOn.Value,
            ValidUntil = input.ValidUntil!.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Withdraws one at once.</summary>
    /// <returns>Null when the participant has none such that stands.</returns>
    public async Task<Result?> WithdrawAsync(CaseFacts facts, Guid waiver, CancellationToken cancellation)
    {
        if (await database.Context.Set<SecrecyWaiver>().SingleOrDefaultAsync(
            row => row.Id == waiver && row.ParticipantId == facts.ParticipantId && row.SupersededAt == null, cancellation) is not { } standing)
        {
            return null;
        }

        standing.Supersede(clock.GetUtcNow());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private sealed record Party(OrganisationId Id, string Name);
}

/// <summary>A waiver as the file shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Keeper">Whose notes are opened.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Codes">Codes of what is opened.</param>
/// <param name="Purpose">What for.</param>
/// <param name="GivenOn">The day it was given.</param>
/// <param name="ValidUntil">Last day.</param>
/// <param name="RegisteredBy">Who registered it.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it was not.</param>
public sealed record WaiverRow(Guid Id, string Keeper, string Recipient, string[] Codes, string Purpose, DateOnly GivenOn, DateOnly ValidUntil, string RegisteredBy, DateTimeOffset? WithdrawnAt)
{
    /// <summary>What is opened.</summary>
    public IReadOnlyList<WaiverPart> Parts => CodeArrays.Read<WaiverPart>(Codes);

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => WithdrawnAt is null && day >= GivenOn && day <= ValidUntil;
}
