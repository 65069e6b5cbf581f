using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A type of activity, to make or to change.</summary>
public sealed class ActivityTypeInput
{
    /// <summary>Id of the form, which becomes the type's: sent twice it makes one type.</summary>
    [FormId]
    public ActivityTypeId Form { get; set; } = NewId.Of<ActivityTypeId>();

    /// <summary>The version that the form was made of; 0 for a new one.</summary>
    public uint Version { get; set; }

    /// <summary>Name.</summary>
    [Required, StringLength(ActivityType.NameLength)]
    public string? Name { get; init; }

    /// <summary>What it counts as; asked of a new one.</summary>
    public string? Kind { get; init; }

    /// <summary>Who it is for; asked of a new one.</summary>
    public Attendees? Audience { get; init; }

    /// <summary>Usual length of a session in minutes.</summary>
    [Required, Range(5, Session.LongestMinutes)]
    public int? Minutes { get; init; }

    /// <summary>Most who can usually take part.</summary>
    [Range(1, Arrangement.MostCapacity)]
    public int? Capacity { get; init; }

    /// <summary>What is to be done before each session, a thing a line.</summary>
    [StringLength(ActivityType.ChecklistLength)]
    public string? Checklist { get; init; }

    /// <summary>Whether nothing new is to be made of it; asked of one that there is.</summary>
    public bool IsRetired { get; init; }

    /// <summary>What a type has, as the form shows it.</summary>
    internal static ActivityTypeInput Of(ActivityType type) => new()
    {
        Version = type.Version, Name = type.Name.ToString(), Kind = type.Kind, Audience = type.Audience, Minutes = type.Minutes, Capacity = type.Capacity, Checklist = type.Checklist,
        IsRetired = type.IsRetired,
    };
}

/// <summary>Makes and changes types of activity. What one counts as and whom it is for stand once it is made: sessions have taken them over.</summary>
public sealed class ChangeActivityType(RequestDatabase database)
{
    /// <summary>Makes one. Refused where the initiative has one of that name.</summary>
    public async Task<Result> AddAsync(InitiativeId initiative, ActivityTypeInput input, CancellationToken cancellation)
    {
        if (await database.Context.Set<ActivityType>().AnyAsync(type => type.Id == input.Form && type.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var problems = new List<Problem>();
        if (input.Kind is null || !ActivityKinds.All.Contains(input.Kind))
        {
            problems.Add(new Problem("Kind", "ui.required"));
        }

        if (input.Audience is null)
        {
            problems.Add(new Problem("Audience", "ui.required"));
        }

        problems.AddRange(await ProblemsAsync(initiative, input.Form, input, cancellation));
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new ActivityType
        {
            Id = input.Form, InitiativeId = initiative, Kind = input.Kind!, Audience = input.Audience!.Value, Name = new LocalText(input.Name!.Trim()), Minutes = input.Minutes!.Value,
            Capacity = input.Capacity, Checklist = Lines(input.Checklist),
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Adds one of <see cref="ActivityKinds.Usual"/> as it usually begins; nothing happens where the initiative has one of that name.</summary>
    public async Task<Result> AddUsualAsync(InitiativeId initiative, string? kind, Texts texts, CancellationToken cancellation)
    {
        if (ActivityKinds.Usual.FirstOrDefault(usual => usual.Kind == kind) is not { } usual)
        {
            return Result.Refused(string.Empty, "ui.invalid");
        }

        var key = Initiatives.ActivityTypes.TextKey(usual.Kind);
        var name = new LocalText(texts.InSwedish(() => texts[key]), texts.In(CultureInfo.GetCultureInfo("en-GB"), () => texts[key]));
        if (!await IsTakenAsync(initiative, default, name.Sv, cancellation))
        {
            database.Context.Add(new ActivityType
            {
                Id = NewId.Of<ActivityTypeId>(), InitiativeId = initiative, Kind = usual.Kind, Audience = usual.Audience, Name = name, Minutes = usual.Minutes, Capacity = usual.Capacity,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Changes one. What has been made of it stays as it is.</summary>
    public async Task<Result> RunAsync(ActivityType type, ActivityTypeInput input, CancellationToken cancellation)
    {
        if (type.Version != input.Version)
        {
            return Result.Conflict("planning.types.changed_meanwhile");
        }

        if (await ProblemsAsync(type.InitiativeId, type.Id, input, cancellation) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        type.Name = type.Name.Reworded(input.Name!.Trim());
        type.Minutes = input.Minutes!.Value;
        type.Capacity = input.Capacity;
        type.Checklist = Lines(input.Checklist);
        type.IsRetired = input.IsRetired;
        try
        {
            await database.Context.SaveChangesAsync(cancellation);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("planning.types.changed_meanwhile");
        }
    }

    private async Task<IReadOnlyList<Problem>> ProblemsAsync(InitiativeId initiative, ActivityTypeId own, ActivityTypeInput input, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (await IsTakenAsync(initiative, own, input.Name!.Trim(), cancellation))
        {
            problems.Add(new Problem("Name", "planning.types.taken"));
        }

        if (Lines(input.Checklist).Split('\n').Any(static line => line.Length > SessionTask.TextLength))
        {
            problems.Add(new Problem("Checklist", "planning.types.long_line", SessionTask.TextLength));
        }

        return problems;
    }

    private Task<bool> IsTakenAsync(InitiativeId initiative, ActivityTypeId own, string name, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of($"""
        select exists (select from activity_types where initiative_id = {initiative} and name_sv = {name} and id <> {own})
        """), cancellation);

    private static string Lines(string? typed) =>
        string.Join('\n', (typed ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
