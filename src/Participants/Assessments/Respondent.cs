namespace Samsteg.Participants;

/// <summary>Whose view an assessment tells. Views are registered apart and never mixed.</summary>
public enum Respondent
{
    /// <summary>The participant's own.</summary>
    Participant,

    /// <summary>The coach's.</summary>
    Coach,

    /// <summary>The supervisor's at a workplace.</summary>
    Supervisor,
}

/// <summary>How views are named in addresses.</summary>
internal static class Respondents
{
    private static readonly (Respondent Respondent, string Segment)[] Segments =
        [(Respondent.Participant, "deltagare"), (Respondent.Coach, "coach"), (Respondent.Supervisor, "handledare")];

    public static string Segment(this Respondent respondent) => Segments.Single(pair => pair.Respondent == respondent).Segment;

    /// <summary>The view an address names; null when it names none.</summary>
    public static Respondent? Find(string? segment) => Segments.Where(pair => pair.Segment == segment).Select(static pair => (Respondent?)pair.Respondent).FirstOrDefault();
}
