using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Where, by whom and for how many: asked of a series and of a session alike.</summary>
public abstract class Arrangement
{
    /// <summary>Most who can be let in.</summary>
    public const int MostCapacity = 1000;

    /// <summary>Longest link.</summary>
    public const int LinkLength = 500;

    /// <summary>Longest words about materials.</summary>
    public const int MaterialsLength = 2000;

    /// <summary>Where, when it is none of the rooms.</summary>
    [StringLength(ActivitySeries.PlaceLength)]
    public string? Place { get; init; }

    /// <summary>The room that is booked.</summary>
    public RoomId? Room { get; init; }

    /// <summary>Where it meets online.</summary>
    [StringLength(LinkLength)]
    public string? OnlineLink { get; init; }

    /// <summary>Who leads it.</summary>
    public AccountId? Leader { get; init; }

    /// <summary>Who leads it together with them.</summary>
    public AccountId? SecondLeader { get; init; }

    /// <summary>Most who can take part.</summary>
    [Range(1, MostCapacity)]
    public int? Capacity { get; set; }

    /// <summary>What is needed for it.</summary>
    [StringLength(MaterialsLength)]
    public string? Materials { get; init; }

    /// <summary>Whether it is planned although participants, leaders or holidays are in the way.</summary>
    public bool Anyway { get; init; }

    /// <summary>Whether to offer going on anyway: only where nothing stands in the way that cannot be passed over.</summary>
    internal static bool OffersAnyway(ModelStateDictionary state, bool isAnyway)
    {
        var wrong = state.Where(static entry => entry.Value!.Errors.Count > 0).Select(static entry => entry.Key).ToList();
        return wrong.TrueForAll(static field => field == "Input.Anyway") && (isAnyway || wrong.Count > 0);
    }

    /// <summary>What can be passed over besides the first, which stands beside the question.</summary>
    internal static IReadOnlyList<string> Further(ModelStateDictionary state) => state["Input.Anyway"]?.Errors.Skip(1).Select(static error => error.ErrorMessage).ToList() ?? [];

    /// <summary>The link as it is kept: empty for none.</summary>
    internal string Link => string.IsNullOrWhiteSpace(OnlineLink) ? string.Empty : WebAddress.Read(OnlineLink) ?? string.Empty;

    /// <summary>What can be wrong whatever is planned: leaders, room and link.</summary>
    internal IEnumerable<Problem> Problems(IReadOnlyList<Choice> leaders, IReadOnlyList<Choice> rooms)
    {
        if (Leader is { } leader && leaders.All(choice => choice.Value != leader.ToString()))
        {
            yield return new Problem("Leader", "activities.plan.unknown_leader");
        }

        if (SecondLeader is { } second && (second == Leader || Leader is null || leaders.All(choice => choice.Value != second.ToString())))
        {
            yield return new Problem("SecondLeader", second == Leader ? "planning.second_leader.same" : Leader is null ? "planning.second_leader.alone" : "activities.plan.unknown_leader");
        }

        if (Room is { } room && rooms.All(choice => choice.Value != room.ToString()))
        {
            yield return new Problem("Room", "planning.room.unknown");
        }

        if (!string.IsNullOrWhiteSpace(OnlineLink) && Link.Length == 0)
        {
            yield return new Problem("OnlineLink", "planning.link.invalid");
        }
    }
}

/// <summary>When, besides: asked of a session and of the first one of a series.</summary>
public abstract class TimedArrangement : Arrangement
{
    /// <summary>The day; of a series the first that it may meet on.</summary>
    [Required]
    public DateOnly? Day { get; init; }

    /// <summary>Begins, in Sweden.</summary>
    [Required]
    public TimeOnly? Time { get; init; }

    /// <summary>Length in minutes.</summary>
    [Required, Range(5, Session.LongestMinutes)]
    public int? Minutes { get; set; }

    /// <summary>Takes over what a type says of its sessions.</summary>
    public void Follow(ActivityChoice type) => (Minutes, Capacity) = (type.Minutes, type.Capacity);
}

/// <summary>What the questions about an arrangement need.</summary>
public interface IArrangementForm
{
    /// <summary>The answers.</summary>
    Arrangement Input { get; }

    /// <summary>Who may lead.</summary>
    IReadOnlyList<Choice> Leaders { get; }

    /// <summary>The rooms.</summary>
    IReadOnlyList<Choice> Rooms { get; }
}
