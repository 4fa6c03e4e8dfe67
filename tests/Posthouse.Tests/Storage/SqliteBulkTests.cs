using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

public sealed class SqliteBulkTests : BulkSuite
{
    private protected override Task<Database> OpenAsync(Workspace workspace) => workspace.OpenAsync<ShelfComponent>();
}
