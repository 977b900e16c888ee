using System.Text.Json.Serialization;

namespace Loyalty.Cli;

/// <summary>A page of verified accounts as the contract has it (docs/openapi.yaml, Verified).</summary>
public sealed record VerifiedPage(
    long Accounts, long Entries, long Orders, long Wrong, IReadOnlyList<FindingLine> Findings, string? Next);

/// <summary>Something wrong with an account (docs/openapi.yaml, Finding).</summary>
public sealed record FindingLine(
    string Account, string Code, long? Entry, string? Order, string? Place, string? Expected, string? Found);

/// <summary>A refusal (RFC 9457), as far as it is of use here.</summary>
public sealed record Refusal(string? Code, string? Title, string? TraceId);

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

/// <summary>Why it could not be done and what to do next.</summary>
public sealed record ProblemLine(string Code, string Title, string Next);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(VerifiedPage))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(VerifiedLedger))]
internal sealed partial class CliText : JsonSerializerContext;
