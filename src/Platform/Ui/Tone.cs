namespace Samsteg.Platform;

/// <summary>The colour of a state. The state itself is always said in words beside it.</summary>
public enum Tone
{
    Neutral,
    Ok,
    Late,
    Risk,
    Info,
}
