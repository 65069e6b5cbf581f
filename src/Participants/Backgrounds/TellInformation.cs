using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How, in what language and when somebody was told, as a form asks it.</summary>
public sealed class InformationInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>How.</summary>
    [Required]
    public InformationMeans? Means { get; set; }

    /// <summary>In what language.</summary>
    [Required, StringLength(Background.LongestName)]
    public string Language { get; set; } = string.Empty;

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? GivenOn { get; set; }
}

/// <summary>Registers that somebody was told what is registered about them; told again, the later telling stands.</summary>
public sealed class TellInformation(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>What stands; null when nobody was told.</summary>
    internal Task<GivenInformation?> FindAsync(ParticipantId participant, CancellationToken cancellation) =>
        database.Context.Set<GivenInformation>().SingleOrDefaultAsync(row => row.ParticipantId == participant && row.SupersededAt == null, cancellation);

    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, InformationInput input, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        List<Problem> problems = [.. CaseDayRules.Within(nameof(input.GivenOn), input.GivenOn!.Value, facts.EnrolledOn, stamp.Today)];
        if (string.IsNullOrWhiteSpace(input.Language))
        {
            problems.Add(new Problem(nameof(input.Language), "participants.information.language_missing"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        var standing = await FindAsync(facts.ParticipantId, cancellation);
        if (standing?.Id == input.Form)
        {
            return Result.Done;
        }

        standing?.Supersede(stamp.At);
        await database.Context.SaveChangesAsync(cancellation);
        database.Context.Add(new GivenInformation
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            Means = input.Means!.Value,
            Language = input.Language.Trim(),
            OccurredOn = input.GivenOn.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}
