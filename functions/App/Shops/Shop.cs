using Loyalty.Program;
using Loyalty.Storefronts;

namespace Loyalty.App.Shops;

/// <summary>
/// One merchant's store: its program, the storefronts that send to it, and whom its pages may speak for. Test orders
/// settle in a ledger of their own, under <see cref="TestId"/>.
/// </summary>
public sealed record Shop(string Id, ProgramHistory Programs, ShopSettings Settings)
{
    public const string TestSuffix = "--test";

    /// <summary>What accounts and orders are kept under.</summary>
    public string LedgerId { get; init; } = Id;

    public bool IsTest { get; init; }

    /// <summary>The clock's timestamp of when its reading began; null where it was not read.</summary>
    public long? ReadAt { get; init; }

    /// <summary>Versions of the program that were taken back before they took effect.</summary>
    public IReadOnlyList<LoyaltyProgram> Withdrawn { get; init; } = [];

    /// <summary>The last number that a version of the program, or its withdrawal, was given.</summary>
    public int NewestNumber { get; init; } = Programs.Versions.Max(one => one.Version);

    public string TestId => Id + TestSuffix;

    public Shop AsTest() => this with { LedgerId = TestId, IsTest = true };

    /// <summary>1 to 40 of a-z, 0-9 and dash.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= 40
            && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    public StorefrontSettings? Connected(string storefront) =>
        Settings.Storefronts.FirstOrDefault(one => one.Storefront == storefront);

    /// <summary>A connected storefront with the secrets that count at an instant; null where it is not.</summary>
    public Channel? ChannelOf(string storefront, DateTimeOffset now) =>
        Connected(storefront) is not { } set
            ? null
            : new Channel
            {
                Storefront = set.Storefront,
                Secrets = set.Secrets.At(now),
                GuestKey = Settings.GuestKey,
                StripeSource = set.StripeSource,
                PaidStatuses = set.PaidStatuses,
                CustomersOf = set.CustomersOf,
            };
}

/// <summary>What the owner has set; stored encrypted, for it holds the shop's secrets.</summary>
public sealed record ShopSettings
{
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Keys member tokens are signed with; two while they rotate. Never a webhook secret.</summary>
    public required IReadOnlyList<Secret> MemberKeys { get; init; }

    /// <summary>
    /// SHA-256, as base64, of the owner's keys to this shop; two while they rotate, none where only the deployment's
    /// key opens it.
    /// </summary>
    public IReadOnlyList<Secret> OwnerKeyHashes { get; init; } = [];

    /// <summary>
    /// The same of keys for the counter and the telephone, which only find members; shops from before there were any
    /// have none.
    /// </summary>
    public IReadOnlyList<Secret> StaffKeyHashes { get; init => field = value ?? []; } = [];

    /// <summary>Origins whose pages may ask for a member's points.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Any page on this machine may, too: the demo.</summary>
    public bool AllowsLocalhost { get; init; }

    public required byte[] GuestKey { get; init; }

    public required IReadOnlyList<StorefrontSettings> Storefronts { get; init; }
}

/// <summary>One storefront as the owner has connected it; see <see cref="Channel"/>.</summary>
public sealed record StorefrontSettings(string Storefront, IReadOnlyList<Secret> Secrets)
{
    public StripeSource StripeSource { get; init; }

    public IReadOnlyList<string> PaidStatuses { get; init; } = [];

    public string? CustomersOf { get; init; }

    /// <summary>
    /// What it sells no other storefront of the shop tells of. Without this, Stripe and another one are not connected
    /// side by side: the same sale would earn twice.
    /// </summary>
    public bool OwnSales { get; init; }

    /// <summary>What rewards are made there with; null where none are.</summary>
    public StorefrontAccess? Access { get; init; }
}
