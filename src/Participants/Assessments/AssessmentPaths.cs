namespace Samsteg.Participants;

/// <summary>Addresses of assessments, below a file's.</summary>
internal static class AssessmentPaths
{
    public static string Of(string file) => $"{file}/kartlaggning";

    public static string Assess(string file, string form, Respondent respondent) => $"{Of(file)}/{form}/{respondent.Segment()}";

    public static string Correct(string file, Guid assessment) => $"{Of(file)}/rattelse/{assessment}";
}
