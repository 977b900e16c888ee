using System.Text.Json;
using Loyalty.App.Accounts;
using Loyalty.App.Fulfilling;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>
/// The member's document: what the account says and what was chosen, read side by side, and of the rewards what is left
/// and what was taken. A customer never seen gets zeros; nothing is written. What somebody chose is shown while they
/// are a member.
/// </summary>
public sealed class MemberShowing(LedgerTable ledger, ProfileTable profiles, CachedStock stock)
{
    public async Task<Answer> Show(Visitor visitor, CancellationToken cancellation, string? market = null)
    {
        var (account, profile) = await Read(visitor, cancellation);
        var chosen = account is { IsMember: true } ? profile : null;
        return MemberDoor.Show(visitor, JsonSerializer.SerializeToUtf8Bytes(
            await Document(visitor, account, chosen, market, cancellation), AnswerText.Default.MemberDocument));
    }

    public async Task<(Account? Account, Profile Profile)> Read(Visitor visitor, CancellationToken cancellation)
    {
        var profile = profiles.Find(visitor.Partition, cancellation);
        return ((await ledger.Account(visitor.Partition, cancellation)).MustStay().Value, await profile);
    }

    public async Task<MemberDocument> Document(
        Visitor visitor, Account? account, Profile? profile, string? market, CancellationToken cancellation)
    {
        var reader = visitor.Reader;
        var counts = visitor.Program.Rewards?.Any(reward => reward.IsLimited) is true
            ? await stock.Of(visitor.Shop.LedgerId, cancellation)
            : [];
        var taken = account?.Rewards is null ? [] : await ledger.Redemptions(visitor.Partition, cancellation);
        return Showing.Member(
            visitor.Shop,
            visitor.Customer,
            MemberView.Of(account, visitor.Program, visitor.Today, reader.Chain, market),
            reader.Language,
            NoticeView.Of(visitor.Shop.Programs, visitor.Now, reader.Chain),
            profile) with
        {
            Rewards =
            [
                .. RewardView.Of(account, visitor.Program, visitor.Today, market, Left)
                    .Select(MemberRewardDocument.Of),
            ],
            Taken =
            [
                .. taken.Select(one => RedemptionView.Of(
                    one, account, visitor.Shop.Programs, visitor.Today, reader.Chain))
                    .Where(view => !view.IsOver).Select(RedemptionDocument.Of),
            ],
        };

        long? Left(Reward reward) =>
            StockCount.Left(reward, counts.FirstOrDefault(one => one.Reward == reward.Code));
    }
}
