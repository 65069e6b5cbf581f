namespace Samsteg.Organisations;

/// <summary>What an organisation is in law.</summary>
public enum LegalForm
{
    /// <summary>Aktiebolag.</summary>
    LimitedCompany,

    /// <summary>Ekonomisk förening.</summary>
    EconomicAssociation,

    /// <summary>Ideell förening.</summary>
    NonprofitAssociation,

    /// <summary>Stiftelse.</summary>
    Foundation,

    /// <summary>Handelsbolag eller kommanditbolag.</summary>
    TradingPartnership,

    /// <summary>Enskild firma. Its number is the owner's personal number and is not kept.</summary>
    SoleTrader,

    /// <summary>Registrerat trossamfund.</summary>
    ReligiousCommunity,

    /// <summary>Kommun.</summary>
    Municipality,

    /// <summary>Kommunalförbund eller samordningsförbund.</summary>
    MunicipalFederation,

    /// <summary>Region.</summary>
    Region,

    /// <summary>Statlig myndighet.</summary>
    StateAuthority,

    /// <summary>Of another country.</summary>
    Foreign,

    /// <summary>Something else.</summary>
    Other,
}
