using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A case meeting: who came, what was agreed, and who does what.</summary>
public sealed class CaseMeetingInput : ContactTold
{
    /// <summary>Most parties of one meeting.</summary>
    public const int MostParties = 20;

    /// <summary>Most tasks of one meeting.</summary>
    public const int MostTasks = 6;

    /// <summary>Who came, one on a line: the organisation, and after a comma who came from it.</summary>
    [StringLength(MostParties * 2 * CaseMeetingParty.LongestName)]
    public string Parties { get; set; } = string.Empty;

    /// <summary>What was agreed; may be left out.</summary>
    [StringLength(ContactNote.LongestText)]
    public string? Agreed { get; set; }

    /// <summary>Who does what. Rows where nothing is written count for nothing.</summary>
    public List<CaseTaskInput> Tasks { get; set; } = [.. Enumerable.Range(0, MostTasks).Select(static _ => new CaseTaskInput())];

    /// <summary>The contact that the meeting is.</summary>
    internal ContactInput AsContact() => new()
    {
        Form = Form,
        Purpose = ContactPurpose.AuthorityMeeting,
        Channel = Channel,
        OccurredOn = OccurredOn,
        Minutes = Minutes,
        Booking = Booking,
        Note = Agreed,
    };
}

/// <summary>What somebody is to do.</summary>
public sealed class CaseTaskInput
{
    /// <summary>What; empty when the row is not used.</summary>
    [StringLength(CaseMeetingTask.LongestText)]
    public string? Text { get; set; }

    /// <summary>Who does it.</summary>
    public StepResponsible Responsible { get; set; } = StepResponsible.Other;

    /// <summary>Who, when it is somebody else than participant and coach.</summary>
    [StringLength(CaseMeetingParty.LongestName)]
    public string? Who { get; set; }

    /// <summary>Before when; may be left out.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Whether it becomes a step of the action plan.</summary>
    public bool IsStep { get; set; }

    /// <summary>Whether anything is written on the row.</summary>
    internal bool IsUsed => !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Who) || DueOn is not null || IsStep;
}

/// <summary>One who came, as it was written.</summary>
/// <param name="Organisation">From where.</param>
/// <param name="Representative">Who; null when not written.</param>
public sealed record PartyLine(string Organisation, string? Representative)
{
    /// <summary>Reads who came, one on a line: what stands before the first comma is the organisation. Empty lines are passed over. Pure.</summary>
    public static IReadOnlyList<PartyLine> Read(string text) =>
    [
        .. text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Split(',', 2, StringSplitOptions.TrimEntries))
            .Where(static parts => parts[0].Length > 0)
            .Select(static parts => new PartyLine(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null)),
    ];

    /// <summary>Whether it is short enough to be kept.</summary>
    internal bool Fits => Organisation.Length <= CaseMeetingParty.LongestName && !(Representative?.Length > CaseMeetingParty.LongestName);
}
