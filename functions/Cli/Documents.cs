using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Loyalty.Cli.Connecting;
using Loyalty.Cli.Diagnosis;
using Loyalty.Cli.Ledger;
using Loyalty.Cli.Members;
using Loyalty.Cli.Programs;
using Loyalty.Cli.Quarantine;
using Loyalty.Cli.Rewards;
using Loyalty.Cli.Shops;

namespace Loyalty.Cli;

/// <summary>A refusal (RFC 9457), as far as it is of use here.</summary>
public sealed record Refusal(
    string? Code = null, string? Title = null, string? TraceId = null, IReadOnlyList<FlawLine>? Errors = null);

/// <summary>One thing wrong with a program: where (a JSON pointer) and what, as a code.</summary>
public sealed record FlawLine(string Place, string Code);

/// <summary>What <c>--json</c> prints where a command could not be done.</summary>
public sealed record ProblemDocument(ProblemLine Problem);

/// <summary>Why it could not be done and what to do next.</summary>
public sealed record ProblemLine(string Code, string Title, string Next, IReadOnlyList<FlawLine>? Errors = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(VerifiedPage))]
[JsonSerializable(typeof(VerifiedLedger))]
[JsonSerializable(typeof(ShopsPage))]
[JsonSerializable(typeof(ShopList))]
[JsonSerializable(typeof(CreatedShop))]
[JsonSerializable(typeof(ShopDetails))]
[JsonSerializable(typeof(NewKey))]
[JsonSerializable(typeof(ActsPage))]
[JsonSerializable(typeof(ActList))]
[JsonSerializable(typeof(Snippet))]
[JsonSerializable(typeof(ProgramVersions))]
[JsonSerializable(typeof(PutProgram))]
[JsonSerializable(typeof(CheckedProgram))]
[JsonSerializable(typeof(WithdrawnProgram))]
[JsonSerializable(typeof(WarningLine))]
[JsonSerializable(typeof(ProgramDifference))]
[JsonSerializable(typeof(MemberStanding))]
[JsonSerializable(typeof(MemberDocument))]
[JsonSerializable(typeof(EntriesPage))]
[JsonSerializable(typeof(Adjusted))]
[JsonSerializable(typeof(Placed))]
[JsonSerializable(typeof(DeliveriesPage))]
[JsonSerializable(typeof(DeliveryList))]
[JsonSerializable(typeof(KeptDelivery))]
[JsonSerializable(typeof(Replayed))]
[JsonSerializable(typeof(ReplayedAll))]
[JsonSerializable(typeof(ConnectedStorefront))]
[JsonSerializable(typeof(LastDeliveries))]
[JsonSerializable(typeof(Connection))]
[JsonSerializable(typeof(Disconnection))]
[JsonSerializable(typeof(StorefrontAccess))]
[JsonSerializable(typeof(RewardList))]
[JsonSerializable(typeof(UploadedCodes))]
[JsonSerializable(typeof(OpenRedemptions))]
[JsonSerializable(typeof(RedemptionLine))]
[JsonSerializable(typeof(Merged))]
[JsonSerializable(typeof(Checkup))]
[JsonSerializable(typeof(Examination))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class CliText : JsonSerializerContext;
