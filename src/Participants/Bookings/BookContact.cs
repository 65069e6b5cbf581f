using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A meeting to be booked, or to be booked in the place of another.</summary>
public sealed class BookingInput
{
    /// <summary>Id of the form, which becomes the booking's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>What for.</summary>
    [Required]
    public ContactPurpose? Purpose { get; set; } = ContactPurpose.IndividualCoaching;

    /// <summary>How.</summary>
    [Required]
    public ContactChannel? Channel { get; set; } = ContactChannel.Meeting;

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? Day { get; set; }

    /// <summary>The time in Sweden.</summary>
    [Required]
    public TimeOnly? Time { get; set; }

    /// <summary>Minutes; may be left out.</summary>
    [Range(1, Contact.MostMinutes)]
    public int? Minutes { get; set; }

    /// <summary>Where; may be left out.</summary>
    [StringLength(PlannedContact.LongestPlace)]
    public string? Place { get; set; }
}

/// <summary>What has become of a booked meeting.</summary>
public sealed class BookingStateInput
{
    /// <summary>The version that was read.</summary>
    public uint Version { get; set; }

    /// <summary>What has become of it.</summary>
    [Required]
    public PlannedContactState? State { get; set; }
}

/// <summary>Books meetings with a participant, moves them, and registers what became of them.</summary>
public sealed class BookContact(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    private const int FarthestYears = 2;

    /// <summary>Books one, or says what is wrong.</summary>
    public Task<Result> RunAsync(CaseFacts facts, BookingInput input, CancellationToken cancellation) => BookAsync(facts, input, null, cancellation);

    /// <summary>Books one in the place of another.</summary>
    public async Task<Result> MoveAsync(CaseFacts facts, Guid booking, uint version, BookingInput input, CancellationToken cancellation) =>
        await FindAsync(facts, booking, cancellation) is not { } standing || standing.Version != version
            ? Result.Conflict("participants.rule.changed_meanwhile")
            : await BookAsync(facts, input, standing, cancellation);

    /// <summary>Registers what became of one, except that it took place, which its contact says.</summary>
    public async Task<Result> BecomeAsync(CaseFacts facts, Guid booking, BookingStateInput input, CancellationToken cancellation)
    {
        if (await FindAsync(facts, booking, cancellation) is not { } standing || standing.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var state = input.State!.Value;
        if (standing.StartsAt > clock.GetUtcNow() && !state.MaybeAhead())
        {
            return Result.Refused(string.Empty, "participants.rule.meeting_ahead");
        }

        if (!standing.Become(state))
        {
            return Result.Refused(string.Empty, "participants.rule.booking_state");
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<Result> BookAsync(CaseFacts facts, BookingInput input, PlannedContact? moved, CancellationToken cancellation)
    {
        if (facts.Status is ParticipantStatus.Exited)
        {
            return Result.Conflict("participants.rule.already_exited", Display.Day(facts.ExitedOn!.Value));
        }

        if (await database.Context.Set<PlannedContact>().AnyAsync(row => row.Id == input.Form, cancellation))
        {
            return Result.Done;
        }

        var startsAt = SwedishTime.At(input.Day!.Value, input.Time!.Value);
        if (input.Day < clock.Today())
        {
            return Result.Refused(nameof(BookingInput.Day), "participants.rule.booking_past");
        }

        if (input.Day > clock.Today().AddYears(FarthestYears))
        {
            return Result.Refused(nameof(BookingInput.Day), "participants.rule.due_far", FarthestYears);
        }

        database.Context.Add(new PlannedContact
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            Purpose = input.Purpose!.Value,
            Channel = input.Channel!.Value,
            StartsAt = startsAt,
            Minutes = input.Minutes,
            Place = input.Place?.Trim() ?? string.Empty,
            BookedAt = clock.GetUtcNow(),
            BookedBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        if (moved is not null && !moved.MoveTo(input.Form))
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task<PlannedContact?> FindAsync(CaseFacts facts, Guid booking, CancellationToken cancellation) =>
        database.Context.Set<PlannedContact>().SingleOrDefaultAsync(row => row.Id == booking && row.ParticipantId == facts.ParticipantId, cancellation);
}
