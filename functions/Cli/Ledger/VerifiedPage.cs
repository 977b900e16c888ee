namespace Loyalty.Cli.Ledger;

/// <summary>A page of verified accounts as the contract has it (docs/openapi.yaml, Verified).</summary>
public sealed record VerifiedPage(
    long Accounts,
    long Entries,
    long Orders,
    long Wrong,
    IReadOnlyList<FindingLine> Findings,
    string? Next = null);

/// <summary>Something wrong with an account (docs/openapi.yaml, Finding).</summary>
public sealed record FindingLine(
    string Account,
    string Code,
    long? Entry = null,
    string? Order = null,
    string? Place = null,
    string? Expected = null,
    string? Found = null);

/// <summary>What <c>--json</c> prints: the whole ledger, or why it could not be verified.</summary>
public sealed record VerifiedLedger(
    string Shop,
    string Url,
    bool Complete,
    long Accounts,
    long Entries,
    long Orders,
    long Wrong,
    IReadOnlyList<FindingLine> Findings,
    ProblemLine? Problem);
