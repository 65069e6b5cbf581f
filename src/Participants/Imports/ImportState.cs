namespace Samsteg.Participants;

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>The file is here; what its columns are is to be said.</summary>
    Mapping,

    /// <summary>Its rows are being read.</summary>
    Checking,

    /// <summary>What each row comes to can be seen.</summary>
    Checked,

    /// <summary>Chosen rows are being enrolled, all or none.</summary>
    Importing,

    /// <summary>They have been enrolled.</summary>
    Imported,

    /// <summary>They are being taken back.</summary>
    Undoing,

    /// <summary>They have been taken back.</summary>
    Undone,

    /// <summary>Left before anything came of it.</summary>
    Cancelled,

    /// <summary>The file could not be read, or the work failed; the columns can be said anew.</summary>
    Failed,
}

/// <summary>Which state may follow which. Pure.</summary>
public static class ImportStates
{
    /// <summary>Whether one may become the other.</summary>
    public static bool MayBecome(this ImportState from, ImportState to) => (from, to) switch
    {
        (ImportState.Mapping or ImportState.Checked or ImportState.Failed, ImportState.Checking) => true,
        (ImportState.Checking, ImportState.Checked or ImportState.Failed or ImportState.Mapping) => true,
        (ImportState.Checked, ImportState.Importing) => true,
        (ImportState.Importing, ImportState.Imported or ImportState.Checked) => true,
        (ImportState.Imported, ImportState.Undoing) => true,
        (ImportState.Undoing, ImportState.Undone or ImportState.Imported) => true,
        (ImportState.Mapping or ImportState.Checked or ImportState.Failed, ImportState.Cancelled) => true,
        _ => false,
    };

    /// <summary>Whether it is being worked on in the background.</summary>
    public static bool IsUnderWay(this ImportState state) => state is ImportState.Checking or ImportState.Importing or ImportState.Undoing;

    /// <summary>The states from which it may come.</summary>
    public static IReadOnlyList<ImportState> Before(ImportState to) => [.. Enum.GetValues<ImportState>().Where(from => from.MayBecome(to))];
}

/// <summary>What a row comes to.</summary>
public enum ImportVerdict
{
    /// <summary>Can be enrolled.</summary>
    Sound,

    /// <summary>Can be enrolled, but may be somebody who is here already, or an earlier row.</summary>
    Possible,

    /// <summary>Cannot be enrolled as it stands.</summary>
    Wrong,

    /// <summary>Has been enrolled.</summary>
    Imported,
}

/// <summary>Which rows are enrolled.</summary>
public enum ImportChoice
{
    /// <summary>Those that are sound.</summary>
    Sound,

    /// <summary>Those that may be somebody else as well.</summary>
    Possible,

    /// <summary>Those that are named.</summary>
    Lines,
}
