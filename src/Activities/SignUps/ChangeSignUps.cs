using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who may sign up by themselves, and until when.</summary>
public sealed class OpeningInput
{
    /// <summary>Whoever has the address.</summary>
    public bool TakesGuests { get; init; }

    /// <summary>The initiative's participants, on their own pages.</summary>
    public bool TakesParticipants { get; init; }

    /// <summary>Most seats for one who signs up.</summary>
    [Required, Range(1, SignUpOpening.SeatLimit)]
    public int? MostSeats { get; init; } = 1;

    /// <summary>Last day to sign up; null: until it begins.</summary>
    public DateOnly? ClosesOn { get; init; }
}

/// <summary>Somebody to sign up who is no participant.</summary>
public sealed class GuestInput : IValidatableObject
{
    /// <summary>Id of the form, which becomes the sign-up's: sent twice it signs up once.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Their name.</summary>
    [Required, StringLength(GuestSignUp.NameLength)]
    public string? Name { get; init; }

    /// <summary>Where they are written to.</summary>
    [Required, EmailAddress, StringLength(GuestSignUp.EmailLength)]
    public string? Email { get; init; }

    /// <summary>The organisation as they call it.</summary>
    [StringLength(GuestSignUp.OrganisationLength)]
    public string? Organisation { get; init; }

    /// <summary>Seats, their own among them.</summary>
    [Required, Range(1, SignUpOpening.SeatLimit)]
    public int? Seats { get; init; } = 1;

    /// <summary>Who else comes, a name a line.</summary>
    [StringLength(GuestSignUp.OthersLength)]
    public string? Others { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // What stands before the @ travels as ASCII: other letters are taken by few servers, and by none of ours.
        if (Email?.Trim() is { } email && !(MailAddresses.IsPlain(email) && email[..email.LastIndexOf('@')].All(char.IsAscii)))
        {
            yield return new ValidationResult("sign_up.email.invalid", [nameof(Email)]);
        }
    }
}

/// <summary>Opens and closes sign-up, signs guests up and cancels them. The caller has locked the target.</summary>
public sealed class ChangeSignUps(RequestDatabase database, SignUpTargets targets, TimeProvider clock)
{
    /// <summary>Opens or closes it.</summary>
    public async Task<Result> OpenAsync(SignUpTarget target, OpeningInput input, CancellationToken cancellation)
    {
        if (input.TakesParticipants && !target.Audience.ForParticipants())
        {
            return Result.Refused("TakesParticipants", "sign_up.not_for_participants");
        }

        var opening = await targets.OpeningAsync(target, cancellation);
        opening.TakesGuests = input.TakesGuests;
        opening.TakesParticipants = input.TakesParticipants;
        opening.MostSeats = input.MostSeats!.Value;
        opening.ClosesAt = input.ClosesOn is { } day ? SwedishTime.At(day.AddDays(day == DateOnly.MaxValue ? 0 : 1), TimeOnly.MinValue) : null;
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Signs a guest up; waiting when it is full. Refused when the address has signed up already.</summary>
    public async Task<Result> AddAsync(SignUpTarget target, GuestInput input, string language, CancellationToken cancellation)
    {
        var opening = await targets.OpeningAsync(target, cancellation);
        if (await database.Context.Set<GuestSignUp>().AnyAsync(guest => guest.Id == input.Form && guest.OpeningId == opening.Id, cancellation))
        {
            return Result.Done;
        }

        var email = input.Email!.Trim();
        var known = await database.FindAsync<Known>(Sql.Of($"""
            select exists (select from guest_sign_ups where opening_id = {opening.Id} and lower(email) = lower({email}) and state <> 'cancelled') as is_signed_up,
                   (select min(c.organisation_id::text)::uuid from contact_persons c where lower(c.email) = lower({email}) and c.left_on is null having count(distinct c.organisation_id) = 1) as organisation
            """), cancellation);
        if (known!.IsSignedUp)
        {
            return Result.Refused("Email", "sign_up.known");
        }

        database.Context.Add(new GuestSignUp
        {
            Id = input.Form, InitiativeId = target.InitiativeId, OpeningId = opening.Id, Name = input.Name!.Trim(), Email = email, OrganisationName = input.Organisation?.Trim() ?? string.Empty,
            OrganisationId = known.Organisation is { } organisation ? new OrganisationId(organisation) : null, Seats = input.Seats!.Value, Others = input.Others?.Trim() ?? string.Empty,
            State = target.FreeNow is not { } free || free >= input.Seats ? SignUpState.Confirmed : SignUpState.Waiting,
            Source = SignUpSource.Staff, Language = language, MadeAt = clock.GetUtcNow(),
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Cancels a guest; false when there is none such that comes.</summary>
    public async Task<bool> CancelAsync(SignUpTarget target, Guid guest, CancellationToken cancellation)
    {
        var opening = await targets.OpeningAsync(target, cancellation);
        if (await database.Context.Set<GuestSignUp>().SingleOrDefaultAsync(found => found.Id == guest && found.OpeningId == opening.Id && found.State != SignUpState.Cancelled, cancellation) is not { } found)
        {
            return false;
        }

        found.State = SignUpState.Cancelled;
        await database.Context.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Takes a participant off the waiting list; false when they do not wait.</summary>
    public async Task<bool> StopWaitingAsync(SignUpTarget target, ParticipantId participant, CancellationToken cancellation)
    {
        var opening = await targets.OpeningAsync(target, cancellation);
        if (await database.Context.Set<ParticipantWait>().SingleOrDefaultAsync(wait => wait.OpeningId == opening.Id && wait.ParticipantId == participant, cancellation) is not { } found)
        {
            return false;
        }

        database.Context.Remove(found);
        await database.Context.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Puts participants on the waiting list, in the order given; who waits already keeps their place.</summary>
    public async Task WaitAsync(SignUpTarget target, IEnumerable<ParticipantId> participants, CancellationToken cancellation)
    {
        var opening = await targets.OpeningAsync(target, cancellation);
        var waiting = (await database.Context.Set<ParticipantWait>().Where(wait => wait.OpeningId == opening.Id).Select(static wait => wait.ParticipantId).ToListAsync(cancellation)).ToHashSet();
        database.Context.AddRange(participants.Where(participant => !waiting.Contains(participant)).Select(participant => new ParticipantWait
        {
            InitiativeId = target.InitiativeId, OpeningId = opening.Id, ParticipantId = participant, MadeAt = clock.GetUtcNow(), Source = WaitSource.Staff,
        }));
        await database.Context.SaveChangesAsync(cancellation);
    }

    private sealed record Known(bool IsSignedUp, Guid? Organisation);
}
