using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A meeting with a buyer as a form gives it.</summary>
public sealed class BusinessMeetingInput
{
    /// <summary>Id of the form, which becomes the row's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the page showed; null for a new one.</summary>
    public Guid? Base { get; set; }

    /// <summary>Whom it met, from the register.</summary>
    public OrganisationId? Buyer { get; set; }

    /// <summary>Whom it met, where the register does not have it.</summary>
    [StringLength(BusinessMeeting.LongestBuyer)]
    public string? BuyerName { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>About what.</summary>
    [Required, StringLength(BusinessMeeting.LongestText)]
    public string? About { get; set; }

    /// <summary>What it led to.</summary>
    [Required]
    public BusinessMeetingOutcome? Outcome { get; set; }

    /// <summary>SEK.</summary>
    [Range(0, 999_999_999)]
    public decimal? Value { get; set; }

    /// <summary>Why it is corrected; for a correction.</summary>
    [StringLength(RetractionInput.Longest)]
    public string? Reason { get; set; }
}

/// <summary>Registers members' meetings with buyers, corrects them and takes them back.</summary>
public sealed class RegisterBusinessMeeting(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Registers one; the first row's id is the meeting's. The same form sent twice registers once.</summary>
    public async Task<Result> RunAsync(CohortMemberView member, InitiativeId initiative, BusinessMeetingInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<BusinessMeeting>().AnyAsync(row => row.Id == input.Form && row.MemberId == member.Id, cancellation))
        {
            return Result.Done;
        }

        var problems = await ProblemsAsync(member, input, cancellation);
        if (problems.Count == 0)
        {
            await AddAsync(member, initiative, input.Form, input, cancellation);
        }

        return Result.Of(problems);
    }

    /// <summary>Puts a corrected version in the place of the one that stands.</summary>
    /// <returns>Null when the member has no such meeting; a conflict when another version stands by now.</returns>
    public async Task<Result?> CorrectAsync(CohortMemberView member, InitiativeId initiative, Guid meeting, BusinessMeetingInput input, CancellationToken cancellation)
    {
        if (await StandingAsync(member, meeting, cancellation) is not { } standing)
        {
            return null;
        }

        if (standing.Id != input.Base)
        {
            return Result.Conflict("cohorts.changed_meanwhile");
        }

        var problems = await ProblemsAsync(member, input, cancellation);
        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            problems.Add(new Problem(nameof(input.Reason), "ui.required"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        standing.Supersede(clock.GetUtcNow(), input.Reason!.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        await AddAsync(member, initiative, meeting, input, cancellation);
        return Result.Done;
    }

    /// <summary>Takes one back: there was no such meeting.</summary>
    /// <returns>Null when the member has none such.</returns>
    public async Task<Result?> RetractAsync(CohortMemberView member, Guid meeting, BusinessMeetingInput input, CancellationToken cancellation)
    {
        if (await StandingAsync(member, meeting, cancellation) is not { } standing)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(input.Reason))
        {
            return Result.Refused(nameof(input.Reason), "ui.required");
        }

        standing.Supersede(clock.GetUtcNow(), input.Reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The version that stands; null when the member has none such.</summary>
    internal Task<BusinessMeeting?> StandingAsync(CohortMemberView member, Guid meeting, CancellationToken cancellation) =>
        database.Context.Set<BusinessMeeting>().SingleOrDefaultAsync(row => row.MeetingId == meeting && row.MemberId == member.Id && row.SupersededAt == null, cancellation);

    private async Task<List<Problem>> ProblemsAsync(CohortMemberView member, BusinessMeetingInput input, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (input.Buyer is null == string.IsNullOrWhiteSpace(input.BuyerName))
        {
            problems.Add(new Problem(nameof(input.Buyer), input.Buyer is null ? "cohorts.meeting.say_buyer" : "cohorts.meeting.one_buyer"));
        }
        else if (input.Buyer == member.OrganisationId
            || (input.Buyer is { } buyer && !await database.ScalarAsync<bool>(Sql.Of($"select exists (select from organisations where id = {buyer})"), cancellation)))
        {
            problems.Add(new Problem(nameof(input.Buyer), "cohorts.meeting.unknown_buyer"));
        }

        if (input.OccurredOn > clock.Today())
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "cohorts.day_ahead"));
        }
        else if (input.OccurredOn < member.JoinedOn)
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "cohorts.before_last", Display.Day(member.JoinedOn)));
        }

        return problems;
    }

    private async Task AddAsync(CohortMemberView member, InitiativeId initiative, Guid meeting, BusinessMeetingInput input, CancellationToken cancellation)
    {
        database.Context.Add(new BusinessMeeting
        {
            Id = input.Form,
            InitiativeId = initiative,
            MeetingId = meeting,
            MemberId = member.Id,
            BuyerId = input.Buyer,
            BuyerName = input.BuyerName?.Trim() ?? string.Empty,
            About = input.About!.Trim(),
            Outcome = input.Outcome!.Value,
            Value = input.Value,
            OccurredOn = input.OccurredOn!.Value,
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
    }
}
