// What a deployment consists of. Each module is one thing; who may do what is in modules/roles.bicep.
targetScope = 'subscription'

@description('Name of the environment, as azd knows it; resources are named and tagged after it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of every resource. Flex Consumption and the shoppers should both be near.')
@metadata({ azd: { type: 'location' } })
param location string

// Shops' secrets and quarantined deliveries are encrypted under it: keep a copy.
@description('32 random bytes as base64: openssl rand -base64 32.')
@secure()
@minLength(44)
@maxLength(44)
param encryptionKey string

@description('The owner\'s key to every shop, 32 random bytes as base64: openssl rand -base64 32.')
@secure()
@minLength(44)
@maxLength(44)
param ownerKey string

@description('The address people reach the app at, where it has a domain of its own; empty: the one Azure gives it.')
param publicUrl string = ''

@description('How many copies of the data Azure keeps, and where; not every region has zones.')
@allowed(['Standard_ZRS', 'Standard_LRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('How many instances may run at once. What a busy day may cost is bounded by it.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-loyalty-${token}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: { name: 'stloyalty${token}', location: location, tags: tags, sku: storageSku }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: { name: 'kv-${token}', location: location, tags: tags, encryptionKey: encryptionKey, ownerKey: ownerKey }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { name: 'loyalty-${token}', location: location, tags: tags }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-loyalty-${token}'
    location: location
    tags: tags
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    packagesContainer: storage.outputs.packagesContainer
    encryptionKeyUri: vault.outputs.encryptionKeyUri
    ownerKeyUri: vault.outputs.ownerKeyUri
    insightsName: monitoring.outputs.insightsName
    publicUrl: publicUrl
    maximumInstances: maximumInstances
  }
  dependsOn: [roles]
}

@description('Where the app answers.')
output LOYALTY_URL string = app.outputs.url

@description('What the shop puts into its pages, with the shop id and a member token.')
output LOYALTY_SCRIPT string = '${app.outputs.url}/widget/v1.js'

@description('The resource group everything is in.')
output AZURE_RESOURCE_GROUP string = group.name
