using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A contact as it should have been registered, and why it is corrected.</summary>
public sealed class ContactCorrectionInput
{
    /// <summary>Id of the form, which becomes the corrected version's.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>What for.</summary>
    [Required]
    public ContactPurpose? Purpose { get; set; }

    /// <summary>How.</summary>
    [Required]
    public ContactChannel? Channel { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>How long, in minutes; may be left out.</summary>
    [Range(1, Contact.MostMinutes)]
    public int? Minutes { get; set; }

    /// <summary>What was noted; may be left out.</summary>
    [StringLength(ContactNote.LongestText)]
    public string? Note { get; set; }

    /// <summary>Why it is corrected or taken back.</summary>
    [StringLength(Reasons.Longest)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>Corrects a contact or takes it back. Only the organisation whose contact it is may.</summary>
public sealed class CorrectContact(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>The contact with its note as they stand, for the form; null when there is no such contact to correct.</summary>
    internal async Task<ContactCorrectionInput?> ReadAsync(CaseFacts facts, Guid contact, CancellationToken cancellation)
    {
        if (await FindAsync(facts, contact, cancellation) is not { } standing)
        {
            return null;
        }

        return new ContactCorrectionInput
        {
            Purpose = standing.Purpose,
            Channel = standing.Channel,
            Minutes = standing.Minutes,
            OccurredOn = standing.OccurredOn,
            Note = await database.Context.Set<ContactNote>().Where(note => note.ContactId == contact).Select(static note => note.Text)
                .FirstOrDefaultAsync(cancellation),
        };
    }

    /// <summary>Puts a corrected version in its place, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, Guid contact, ContactCorrectionInput input, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        List<Problem> problems =
        [
            .. CaseDayRules.Within(nameof(ContactCorrectionInput.OccurredOn), input.OccurredOn!.Value, facts.EnrolledOn, stamp.Today),
            .. Reasons.Required(nameof(ContactCorrectionInput.Reason), input.Reason),
        ];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (await FindAsync(facts, contact, cancellation) is not { } standing)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        standing.Supersede(stamp.At, input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        var version = new Contact
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            Purpose = input.Purpose!.Value,
            Channel = input.Channel!.Value,
            Minutes = input.Minutes,
            KeeperOrganisationId = standing.KeeperOrganisationId,
            OccurredOn = input.OccurredOn.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        };
        database.Context.Add(version);
        if (!string.IsNullOrWhiteSpace(input.Note))
        {
            database.Context.Add(version.Note(input.Note));
        }

        database.Context.AddRange((await database.Context.Set<CaseMeetingParty>().AsNoTracking().Where(row => row.ContactId == contact).ToListAsync(cancellation)).Select(row => row.Of(version)));
        database.Context.AddRange((await database.Context.Set<CaseMeetingTask>().AsNoTracking().Where(row => row.ContactId == contact).ToListAsync(cancellation)).Select(row => row.Of(version)));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes the contact back, or says what is wrong.</summary>
    public async Task<Result> RetractAsync(CaseFacts facts, Guid contact, string reason, CancellationToken cancellation)
    {
        List<Problem> problems = [.. Reasons.Required(nameof(ContactCorrectionInput.Reason), reason)];
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (await FindAsync(facts, contact, cancellation) is not { } standing)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        standing.Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<Contact?> FindAsync(CaseFacts facts, Guid contact, CancellationToken cancellation)
    {
        if (user.OrganisationIn(facts.InitiativeId) is not { } keeper)
        {
            return null;
        }

        return await database.Context.Set<Contact>().SingleOrDefaultAsync(
            row => row.Id == contact && row.ParticipantId == facts.ParticipantId && row.SupersededAt == null && row.KeeperOrganisationId == keeper,
            cancellation);
    }
}
