using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Program.Kinds;

/// <summary>
/// A kind of reward: everything that tells it from the others. One kind, one file, found by its being here. Two of the
/// same kind are equal.
/// </summary>
[JsonConverter(typeof(RewardKindAsText))]
public abstract record RewardKind
{
    private static readonly Dictionary<string, RewardKind> ByCode = typeof(RewardKind).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(RewardKind)))
        .Select(type => (RewardKind)Activator.CreateInstance(type)!)
        .OrderBy(kind => kind.Code, StringComparer.Ordinal)
        .ToDictionary(kind => kind.Code, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<RewardKind> All => ByCode.Values;

    /// <summary>As programs name it; it stays the same once there are programs.</summary>
    public abstract string Code { get; }

    public virtual RewardParts Needs => RewardParts.None;

    public virtual RewardParts Allows => RewardParts.None;

    /// <summary>Whether a refund of part of its order gives part of the points back; else all or none.</summary>
    public virtual bool IsInParts => false;

    /// <summary>Whether the shopper enters a code to have it.</summary>
    public virtual bool HasCode => true;

    /// <summary>The kind of a code; null where there is none. Rows of before have it with a capital letter.</summary>
    public static RewardKind? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>
    /// What a shopper has of it, in minor units of the first rate's currency; null where that is nothing, or cannot be
    /// told. Nobody says what a basket comes to in a new shop.
    /// </summary>
    public virtual decimal? Minor(Reward reward, LoyaltyProgram program, decimal? basketMinor) =>
        Guarding.MainMoney.Of(program, reward.Worth);

    /// <summary>How much of an order it can pay for at most.</summary>
    public virtual decimal MostPercent(Reward reward) => 100;
}

/// <summary>What a reward says of itself by its kind.</summary>
[Flags]
public enum RewardParts
{
    None = 0,
    Amount = 1,
    Percent = 2,
    MostAmount = 4,
    Product = 8,
    Worth = 16,
}

/// <summary>A kind is written down as its code.</summary>
public sealed class RewardKindAsText : JsonConverter<RewardKind>
{
    public override RewardKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RewardKind.Find(reader.GetString()) ?? throw new JsonException("Not a kind of reward.");

    public override void Write(Utf8JsonWriter writer, RewardKind value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}
