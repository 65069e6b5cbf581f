namespace Samsteg.Platform;

/// <summary>By what a user has shown who they are.</summary>
public enum SignInMethod
{
    /// <summary>A password alone.</summary>
    Password,

    /// <summary>A password and a code from an app, or a recovery code.</summary>
    Code,

    /// <summary>A passkey: something held, opened by something known or a fingerprint.</summary>
    Passkey,

    /// <summary>The organisation's own sign-in, which answers for how.</summary>
    Provider,

    /// <summary>One click, in the demo.</summary>
    Demo,
}

/// <summary>When a sign-in ends by itself, and when it must be proved again.</summary>
/// <param name="Idle">After so long without a request.</param>
/// <param name="Longest">After so long whatever happens.</param>
/// <param name="Fresh">For so long after it was proved, what is signed or changes the sign-in itself is done without asking again.</param>
public sealed record SignInLimits(TimeSpan Idle, TimeSpan Longest, TimeSpan Fresh)
{
    /// <summary>An hour, a working day, ten minutes.</summary>
    public static SignInLimits Usual { get; } = new(TimeSpan.FromHours(1), TimeSpan.FromHours(10), TimeSpan.FromMinutes(10));
}
