using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>How far a business agreement has come. The order of the values is the order they are reached in.</summary>
public enum AgreementState
{
    /// <summary>Somebody has seen that there could be one.</summary>
    Identified,

    /// <summary>The parties talk.</summary>
    Dialogue,

    /// <summary>The buyer finds out whether it may be made, and how: directly, reserved, or after a procurement.</summary>
    LegalCheck,

    /// <summary>Its terms are negotiated and written, or a procurement is under way.</summary>
    Drafting,

    /// <summary>Both have signed. From that day it counts, also when it has ended.</summary>
    Signed,

    /// <summary>It has run out or been terminated.</summary>
    Ended,

    /// <summary>It never came about.</summary>
    Dropped,
}

/// <summary>What may follow on a state.</summary>
public static class AgreementStates
{
    /// <summary>States that an agreement may be registered in first.</summary>
    public static IReadOnlyList<AgreementState> First { get; } =
        [AgreementState.Identified, AgreementState.Dialogue, AgreementState.LegalCheck, AgreementState.Drafting, AgreementState.Signed];

    /// <summary>
    /// The states that may come next. On the way to signing a step may be left out, since a direct award is seldom drafted;
    /// only a signed agreement ends, and only one that is not signed can be dropped.
    /// </summary>
    public static IReadOnlyList<AgreementState> Next(this AgreementState state) => state switch
    {
        AgreementState.Identified => [AgreementState.Dialogue, AgreementState.LegalCheck, AgreementState.Drafting, AgreementState.Signed, AgreementState.Dropped],
        AgreementState.Dialogue => [AgreementState.LegalCheck, AgreementState.Drafting, AgreementState.Signed, AgreementState.Dropped],
        AgreementState.LegalCheck => [AgreementState.Drafting, AgreementState.Signed, AgreementState.Dropped],
        AgreementState.Drafting => [AgreementState.Signed, AgreementState.Dropped],
        AgreementState.Signed => [AgreementState.Ended],
        _ => [],
    };

    /// <summary>Whether <paramref name="next"/> may come next.</summary>
    public static bool MayBecome(this AgreementState state, AgreementState next) => state.Next().Contains(next);

    /// <summary>Whether somebody still has to act for it to come about.</summary>
    public static bool IsOpen(this AgreementState state) => state < AgreementState.Signed;

    /// <summary>Codes of the open ones.</summary>
    internal static IReadOnlyList<string> OpenCodes { get; } = [.. Enum.GetValues<AgreementState>().Where(IsOpen).Select(Code)];

    /// <summary>Its colour; the words say it.</summary>
    public static Tone Tone(this AgreementState state) => state switch
    {
        AgreementState.Signed => Platform.Tone.Ok,
        AgreementState.Dialogue or AgreementState.LegalCheck or AgreementState.Drafting => Platform.Tone.Info,
        AgreementState.Dropped => Platform.Tone.Late,
        _ => Platform.Tone.Neutral,
    };

    /// <summary>The code in the database.</summary>
    public static string Code(this AgreementState state) => SnakeCase.Of(state.ToString());
}
