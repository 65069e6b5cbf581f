using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What an instrument is for. Its code is the purpose of the form.</summary>
public enum InstrumentKind
{
    /// <summary>Areas of life, by the instrument that the program ships.</summary>
    NeedsMapping,

    /// <summary>Skills of a role or a company, each in worded levels, made by the initiative.</summary>
    CompetenceLadder,

    /// <summary>Scores from an instrument under licence: names of dimensions, never its questions.</summary>
    LicensedInstrument,
}

/// <summary>A form that participants are assessed by, in the version to be used now.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Form">The form.</param>
internal sealed record Instrument(InstrumentKind Kind, FormDefinition Form)
{
    /// <summary>The instrument that the program ships: eight areas of life, 0–6. Not validated, and to be described so.</summary>
    public static Instrument OpenSteps { get; } = new(InstrumentKind.NeedsMapping, Shipped("open-steps-8.json"));

    /// <summary>Whose views it takes, in the order in which they are asked.</summary>
    public IReadOnlyList<Respondent> Respondents => Kind switch
    {
        InstrumentKind.CompetenceLadder => [Respondent.Coach, Respondent.Supervisor, Respondent.Participant],
        _ => [Respondent.Participant, Respondent.Coach],
    };

    /// <summary>The kind that a form's purpose tells.</summary>
    public static InstrumentKind KindOf(FormVersion version) => Enum.Parse<InstrumentKind>(SnakeCase.ToPascal(version.Purpose));

    /// <summary>The purpose of forms of a kind.</summary>
    public static string PurposeOf(InstrumentKind kind) => SnakeCase.Of(kind.ToString());

    /// <summary>The field of a section that is assessed; the others speak about it.</summary>
    public static FormField AreaOf(FormSection section) => section.Fields[0];

    /// <summary>Key of the field where it is told what an answer is based on.</summary>
    public static string EvidenceOf(string area) => area + "_evidence";

    /// <summary>Key of the field where a change is explained.</summary>
    public static string ChangeOf(string area) => area + "_change";

    /// <summary>Key of the field for a next step in an area.</summary>
    public static string NextStepOf(string area) => area + "_next_step";

    private static FormDefinition Shipped(string file)
    {
        using var reader = new StreamReader(typeof(Instrument).Assembly.GetManifestResourceStream("forms/" + file)!);
        return FormDefinition.Parse(reader.ReadToEnd());
    }
}

/// <summary>The instruments of an initiative: the one that is shipped, and those made there.</summary>
public sealed class Instruments(FormLibrary library)
{
    private static readonly string[] Made = [Instrument.PurposeOf(InstrumentKind.CompetenceLadder), Instrument.PurposeOf(InstrumentKind.LicensedInstrument)];

    /// <summary>All of them, the shipped one first.</summary>
    internal async Task<IReadOnlyList<Instrument>> OfAsync(InitiativeId initiative, CancellationToken cancellation) =>
    [
        Instrument.OpenSteps,
        .. (await library.LatestAsync(initiative, Made, cancellation)).Select(static version => new Instrument(Instrument.KindOf(version), version.Definition)),
    ];

    /// <summary>The one with that key; null when the initiative has none such.</summary>
    internal async Task<Instrument?> FindAsync(InitiativeId initiative, string key, CancellationToken cancellation) =>
        key == Instrument.OpenSteps.Form.Key ? Instrument.OpenSteps : (await OfAsync(initiative, cancellation)).FirstOrDefault(instrument => instrument.Form.Key == key);
}
