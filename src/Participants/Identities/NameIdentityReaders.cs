using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who is named, as a form says it.</summary>
public sealed class IdentityReaderInput
{
    /// <summary>A member of the initiative's staff.</summary>
    [Required]
    public AccountId? Account { get; set; }
}

/// <summary>Names members of staff for a protected identity, and ends that. By who leads the initiative.</summary>
public sealed class NameIdentityReaders(RequestDatabase database, CurrentUser user, TimeProvider clock, LeadMessages leads)
{
    /// <summary>Somebody may see a protected identity from now on: link to who may.</summary>
    public static readonly MessageKind Named = new("identity_reader_named", Permission: Permissions.ParticipantsUnprotect);

    /// <summary>Those named now.</summary>
    internal Task<IReadOnlyList<NamedReader>> OfAsync(ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<NamedReader>(Sql.Of($"""
        select r.id, a.display_name as name, n.display_name as named_by, r.named_at
        from identity_readers r join accounts a on a.id = r.account_id join accounts n on n.id = r.named_by
        where r.participant_id = {participant} and r.ended_at is null order by a.display_name, r.id
        """), cancellation);

    /// <summary>Coaches and leads of the initiative today, who can be named.</summary>
    internal async Task<IReadOnlyList<Choice>> StaffAsync(InitiativeId initiative, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Staff>(Sql.Of($"""
            select distinct a.id, a.display_name as name
            from role_assignments r join accounts a on a.id = r.account_id
            where r.initiative_id = {initiative} and r.role in ('coach', 'project_lead', 'coordinator', 'process_lead') and not r.awaits_confirmation
              and r.valid_from <= {clock.Today()} and coalesce(r.valid_until, 'infinity') >= {clock.Today()}
            order by a.display_name, a.id
            """), cancellation)).Select(static row => new Choice(row.Id.ToString(), row.Name))];

    /// <summary>Names somebody; named already, it is done.</summary>
    public async Task<Result> NameAsync(CaseFacts facts, IdentityReaderInput input, IReadOnlyList<Choice> staff, CancellationToken cancellation)
    {
        if (!EnrolmentChoices.Offers(staff, input.Account))
        {
            return Result.Refused(nameof(input.Account), "participants.rule.choose_offered");
        }

        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if (await database.Context.Set<IdentityReader>().AnyAsync(
            reader => reader.ParticipantId == facts.ParticipantId && reader.AccountId == input.Account && reader.EndedAt == null, cancellation))
        {
            return Result.Done;
        }

        database.Context.Add(new IdentityReader
        {
            InitiativeId = facts.InitiativeId, ParticipantId = facts.ParticipantId, AccountId = input.Account!.Value, NamedBy = user.RequiredAccount, NamedAt = clock.GetUtcNow(),
        });
        await database.Context.SaveChangesAsync(cancellation);
        await leads.TellAsync(Named, facts.InitiativeId, $"{facts.Path}/skydd/personal", null, cancellation); // so that nobody lets herself in unseen
        return Result.Done;
    }

    /// <summary>Ends it.</summary>
    /// <returns>Null when nobody is named so.</returns>
    public async Task<Result?> EndAsync(CaseFacts facts, Guid reader, CancellationToken cancellation)
    {
        if (await database.Context.Set<IdentityReader>().SingleOrDefaultAsync(
            row => row.Id == reader && row.ParticipantId == facts.ParticipantId && row.EndedAt == null, cancellation) is not { } standing)
        {
            return null;
        }

        standing.End(clock.GetUtcNow());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private sealed record Staff(AccountId Id, string Name);
}

/// <summary>Somebody named for a protected identity.</summary>
/// <param name="Id">The row.</param>
/// <param name="Name">Who.</param>
/// <param name="NamedBy">By whom.</param>
/// <param name="NamedAt">When.</param>
public sealed record NamedReader(Guid Id, string Name, string NamedBy, DateTimeOffset NamedAt);
