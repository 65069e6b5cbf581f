using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A meeting as a form gives it.</summary>
public sealed class MeetingInput
{
    /// <summary>Id of the meeting: the form sent twice adds one.</summary>
    [FormId]
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The day.</summary>
    [Required(ErrorMessage = "meetings.problem.day")]
    public DateOnly? HeldOn { get; set; }

    /// <summary>The time.</summary>
    [Required(ErrorMessage = "meetings.problem.time")]
    public TimeOnly? StartsAt { get; set; }

    /// <summary>Where.</summary>
    [Required(ErrorMessage = "meetings.problem.place"), MaxLength(200)]
    public string? Place { get; set; }
}

/// <summary>Calls a meeting, or changes when and where it is.</summary>
public sealed class ChangeMeeting(RequestDatabase database, AuditTrail audit)
{
    /// <summary>Adds it; one that is there already is done without doing anything.</summary>
    public async Task<Result> AddAsync(MeetingInput input, CancellationToken cancellation)
    {
        if (await database.ExecuteAsync(Sql.Of($"""
            insert into board_meetings (id, held_on, starts_at, place) values ({input.Id}, {input.HeldOn}, {input.StartsAt}, {input.Place!.Trim()}) on conflict (id) do nothing
            """), cancellation) > 0)
        {
            await audit.RecordAsync("added", "board_meetings", input.Id, null, cancellation: cancellation);
        }

        return Result.Done;
    }

    /// <summary>Changes it. The day stays once something is decided there.</summary>
    /// <returns>Null when there is none such.</returns>
    public async Task<Result?> ChangeAsync(BoardMeeting meeting, MeetingInput input, CancellationToken cancellation)
    {
        if (meeting.HeldOn != input.HeldOn && await database.ScalarAsync<bool>(Sql.Of(
            $"select exists (select from decisions d join agenda_items t on t.id = d.item_id where t.meeting_id = {meeting.Id})"), cancellation))
        {
            return Result.Refused(nameof(input.HeldOn), "meetings.problem.decided_day");
        }

        if (await database.ExecuteAsync(Sql.Of(
            $"update board_meetings set held_on = {input.HeldOn}, starts_at = {input.StartsAt}, place = {input.Place!.Trim()} where id = {meeting.Id}"), cancellation) == 0)
        {
            return null;
        }

        await audit.RecordAsync("changed", "board_meetings", meeting.Id, null, cancellation: cancellation);
        return Result.Done;
    }
}
