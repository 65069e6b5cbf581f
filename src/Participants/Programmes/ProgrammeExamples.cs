using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A programme to begin with, which the initiative then changes as it needs.</summary>
/// <param name="Key">Names it in a form.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsInOrder">Whether the phases follow one another.</param>
/// <param name="Phases">Its phases.</param>
public sealed record ProgrammeExample(string Key, LocalText Name, bool IsInOrder, IReadOnlyList<PhaseExample> Phases);

/// <summary>A phase of an example.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="PlannedDays">How long; null when that is not said.</param>
/// <param name="Track">What it leads towards; null for all.</param>
/// <param name="IsOptional">Whether it is for those who need it.</param>
public sealed record PhaseExample(LocalText Name, int? PlannedDays = null, ProgrammeTrack? Track = null, bool IsOptional = false);

/// <summary>Ways of working that initiatives have tried and told of.</summary>
public static class ProgrammeExamples
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProgrammeExample> All { get; } =
    [
        new("boost", new LocalText("Boostmodellen", "The Boost model"), IsInOrder: false,
        [
            new(new LocalText("Coach och djup kartläggning", "Coach and mapping in depth"), 30),
            new(new LocalText("Spår arbete", "Track: work"), Track: ProgrammeTrack.Work, IsOptional: true),
            new(new LocalText("Spår studier", "Track: studies"), Track: ProgrammeTrack.Studies, IsOptional: true),
            new(new LocalText("Spår hälsa", "Track: health"), Track: ProgrammeTrack.Health, IsOptional: true),
        ]),
        new("skapa", new LocalText("SKAPA-modellen", "The SKAPA model"), IsInOrder: false,
        [
            new(new LocalText("SamSpråk", "SamSpråk (language)"), IsOptional: true),
            new(new LocalText("Stärka", "Strengthen"), Track: ProgrammeTrack.Health, IsOptional: true),
            new(new LocalText("Praktik", "Internship"), Track: ProgrammeTrack.Work, IsOptional: true),
            new(new LocalText("Matchning", "Matching"), Track: ProgrammeTrack.Work, IsOptional: true),
        ]),
        new("hassela", new LocalText("Hasselas väg", "The Hassela pathway"), IsInOrder: true,
        [
            new(new LocalText("Teori", "Theory"), 56),
            new(new LocalText("Praktik", "Internship"), 91, ProgrammeTrack.Work),
            new(new LocalText("Matchning", "Matching"), 30, ProgrammeTrack.Work, IsOptional: true),
        ]),
        new("tillit", new LocalText("TILLIT-metoden", "The TILLIT method"), IsInOrder: true,
        [
            new(new LocalText("Förberedelse", "Preparation")),
            new(new LocalText("Praktik utomlands", "Internship abroad"), Track: ProgrammeTrack.Work),
            new(new LocalText("Coach out", "Coach out")),
        ]),
    ];
}
