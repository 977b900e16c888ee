// Where everything is kept. Shared keys are off: only identities with a role get in. The app makes its own tables.

@description('Name of the storage account: 3 to 24 lower-case letters and digits.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the storage account.')
param location string

@description('Tags of the environment.')
param tags object

@description('How many copies of the data Azure keeps, and where.')
param sku string

@description('Whether it is reached through the private network only.')
param isPrivate bool

@description('Whether a lock keeps the ledger from being deleted.')
param keep bool

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'None', defaultAction: isPrivate ? 'Deny' : 'Allow' }
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: 7 }
    containerDeleteRetentionPolicy: { enabled: true, days: 7 }
  }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-06-01' = {
  parent: blobs
  name: 'packages'
}

// Tables have no soft delete: whoever deletes the account deletes every point there is.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (keep) {
  scope: account
  name: 'keep-the-ledger'
  properties: { level: 'CanNotDelete', notes: 'Every point of every shopper is in the tables of this account.' }
}

@description('Name of the storage account.')
output name string = account.name

@description('Container the deployed package lies in.')
output packagesContainer string = packages.name
