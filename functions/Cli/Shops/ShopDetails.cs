namespace Loyalty.Cli.Shops;

/// <summary>A shop as the contract has it (docs/openapi.yaml, ShopDetails); no secret is in it.</summary>
public sealed record ShopDetails(
    string Shop,
    IReadOnlyList<string> Origins,
    ShopKeys Keys,
    IReadOnlyList<StorefrontDetails> Storefronts,
    ProgramInForce Program,
    bool Test = false,
    DateTimeOffset? CreatedAt = null,
    Uri? Widget = null);

/// <summary>The shop's keys, each by its fingerprint; two of a kind while they rotate.</summary>
public sealed record ShopKeys(
    IReadOnlyList<KeyLine> Owner, IReadOnlyList<KeyLine> Member, IReadOnlyList<KeyLine>? Staff = null);

/// <summary>One key or secret: its fingerprint, since when it counts, and until when.</summary>
public sealed record KeyLine(string Fingerprint, DateTimeOffset? Since = null, DateTimeOffset? Until = null);

/// <summary>A storefront the shop is connected to.</summary>
public sealed record StorefrontDetails(
    string Storefront,
    IReadOnlyList<KeyLine> Secrets,
    Uri? Webhook = null,
    string? StripeSource = null,
    IReadOnlyList<string>? PaidStatuses = null,
    string? CustomersOf = null,
    bool OwnSales = false,
    LastAccepted? LastAccepted = null,
    LastRejected? LastRejected = null);

/// <summary>The last delivery taken, and what became of it.</summary>
public sealed record LastAccepted(DateTimeOffset At, string Outcome);

/// <summary>The last delivery turned away, and why.</summary>
public sealed record LastRejected(DateTimeOffset At, string Reason);

/// <summary>The program in force and the one that follows.</summary>
public sealed record ProgramInForce(int Version, DateTimeOffset InForceFrom, NextProgram? Next = null);

/// <summary>The version that takes effect next.</summary>
public sealed record NextProgram(int Version, DateTimeOffset InForceFrom);
