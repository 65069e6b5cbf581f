namespace Samsteg.Funding;

/// <summary>Whose money a cost is paid with.</summary>
public enum Payer
{
    /// <summary>The association's grant.</summary>
    Grant,

    /// <summary>The partner's own.</summary>
    Own,

    /// <summary>Somebody else's.</summary>
    CoFunding,
}
